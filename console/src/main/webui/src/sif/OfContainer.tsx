import { Button, Content } from '@patternfly/react-core';
import { useState } from 'react';
import type { Container } from '../api/model';
import { useText } from '../text/TextContext';
import { SifPanel } from './SifPanel';
import { sif } from './words';

/** The file of a container's image; nothing is asked until somebody wants it. */
export function OfContainer({ container }: { container: Container }) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  const { image, host, gpus } = container;
  return (
    <>
      <Content component="p">{say(sif.intro)}</Content>
      <Content component="p">{say(sif.ofImageOnly)}</Content>
      {isOpen ? (
        <SifPanel image={image} host={host} gpus={gpus.length > 0} />
      ) : (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {say(sif.title)}
        </Button>
      )}
    </>
  );
}
