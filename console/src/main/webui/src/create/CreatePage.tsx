import { Breadcrumb, BreadcrumbItem, PageSection, Title } from '@patternfly/react-core';
import { Link, useSearchParams } from 'react-router';
import { list } from '../container/words';
import { useText } from '../text/TextContext';
import { CreateForm } from './CreateForm';
import { create } from './words';

export default function CreatePage() {
  const { say } = useText();
  const [query] = useSearchParams();
  const image = query.get('image') ?? '';
  return (
    <PageSection>
      <title>{`${say(create.title)} · Whalemountain`}</title>
      <Breadcrumb aria-label={say(list.title)}>
        <BreadcrumbItem>
          <Link to="/containers">{say(list.title)}</Link>
        </BreadcrumbItem>
        <BreadcrumbItem isActive>{say(create.title)}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h1" className="wm-title">
        {say(create.title)}
      </Title>
      <CreateForm key={image} image={image} />
    </PageSection>
  );
}
