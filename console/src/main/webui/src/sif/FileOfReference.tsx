import { Breadcrumb, BreadcrumbItem, Content, PageSection, Title } from '@patternfly/react-core';
import { Link } from 'react-router';
import { readImage } from '../create/rules';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { SifPanel } from './SifPanel';
import { sif } from './words';

/** The file of any image that is on a host, by whatever spelling a link has of it. */
export function FileOfReference({ image }: { image: string }) {
  const { say } = useText();
  const isSound = 'value' in readImage(image);
  return (
    <PageSection>
      <title>{`${say(sif.title)} · Whalemountain`}</title>
      <Breadcrumb aria-label={say(sif.images)}>
        <BreadcrumbItem>
          <Link to="/images">{say(sif.images)}</Link>
        </BreadcrumbItem>
        <BreadcrumbItem isActive>{say(sif.title)}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h1" className="wm-title">
        {say(sif.title)}
      </Title>
      <Content component="p">{say(sif.intro)}</Content>
      {isSound ? (
        <section className="wm-form" aria-label={say(sif.ofImage, { image })}>
          <Title headingLevel="h2" className="wm-any">
            {say(sif.ofImage, { image })}
          </Title>
          <SifPanel image={image} gpus={false} />
        </section>
      ) : (
        <Alert variant="danger" isInline title={say(sif.imageRule)} />
      )}
    </PageSection>
  );
}
