import { Button, Card, CardBody, CardHeader, CardTitle, Content } from '@patternfly/react-core';
import { useState } from 'react';
import type { Image } from '../api/model';
import { useText } from '../text/TextContext';
import { DescriptionForm } from './DescriptionForm';
import { Markdown } from './Markdown';
import { details } from './words';

/** How an image is used, as its owner says; the owner changes it here. */
export function Description({ image }: { image: Image }) {
  const { say } = useText();
  const [isEdited, setEdited] = useState(false);
  const { description, mine } = image;
  const edit = mine && !isEdited && (
    <Button
      variant="link"
      isInline
      aria-label={say(details.editWhat)}
      onClick={() => setEdited(true)}
    >
      {say(details.edit)}
    </Button>
  );
  return (
    <Card>
      <CardHeader actions={{ actions: edit, hasNoOffset: true }}>
        <CardTitle component="h2">{say(details.description)}</CardTitle>
      </CardHeader>
      <CardBody>
        {isEdited ? (
          <DescriptionForm image={image} close={() => setEdited(false)} />
        ) : description ? (
          <Markdown text={description} />
        ) : (
          <Content component="p" className="wm-small">
            {say(details.noDescription)} {mine && say(details.describe)}
          </Content>
        )}
      </CardBody>
    </Card>
  );
}
