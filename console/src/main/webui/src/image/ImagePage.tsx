import {
  Breadcrumb,
  BreadcrumbItem,
  Card,
  CardBody,
  CardTitle,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Image } from '../api/model';
import { isProblem } from '../api/problem';
import { MissingPage } from '../app/MissingPage';
import { Failed, Loading, NothingYet } from '../part/states';
import { OfImage } from '../sif/OfImage';
import { sif } from '../sif/words';
import { useText } from '../text/TextContext';
import { Description } from './Description';
import { Facts } from './Facts';
import { ImageActions } from './ImageActions';
import './image.css';
import { useImage } from './images';
import { Places } from './Places';
import { SharedLabel } from './SharedLabel';
import { titleOf } from './told';
import { details, images } from './words';

/** Everything about one image. */
export default function ImagePage() {
  const { id = '' } = useParams();
  const { say } = useText();
  const { data, error, refetch } = useImage(id);
  const [seen, setSeen] = useState<Image>();
  if (data && !data.gone && data !== seen) {
    setSeen(data);
  }
  const known = seen?.id === id ? seen : undefined;
  const isGone = data?.gone || isProblem(error, 'not-found');
  if (isGone) {
    return known ? <Gone name={titleOf(known)} /> : <MissingPage />;
  }
  if (!known) {
    return error ? <Failed failure={error} again={() => void refetch()} /> : <Loading />;
  }
  const name = titleOf(known);
  return (
    <PageSection>
      <title>{`${name} · Whalemountain`}</title>
      <Breadcrumb aria-label={say(images.title)}>
        <BreadcrumbItem>
          <Link to={known.mine ? '/images' : '/images/shared'}>
            {say(known.mine ? images.mine : images.shared)}
          </Link>
        </BreadcrumbItem>
        <BreadcrumbItem isActive className="wm-any">
          {name}
        </BreadcrumbItem>
      </Breadcrumb>
      <div className="wm-image-head wm-title">
        <Title headingLevel="h1" className="wm-any">
          {name}
        </Title>
        {known.owner && <SharedLabel image={known} />}
        <ImageActions image={known} />
      </div>
      <div className="wm-image-cards">
        <Description key={id} image={known} />
        <Part title={say(details.facts)}>
          <Facts image={known} />
        </Part>
        <Part title={say(details.places)}>
          <Places image={known} />
        </Part>
        <Part title={say(sif.title)}>
          <OfImage key={id} image={id} gpus={false} />
        </Part>
      </div>
    </PageSection>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Card>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function Gone({ name }: { name: string }) {
  const { say } = useText();
  return (
    <PageSection>
      <title>{`${name} · Whalemountain`}</title>
      <Title headingLevel="h1" className="wm-any">
        {name}
      </Title>
      <NothingYet title={say(details.gone, { name })} text={say(details.goneText)}>
        <Link to="/images">{say(details.toImages)}</Link>
      </NothingYet>
    </PageSection>
  );
}
