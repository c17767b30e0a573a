import { Button, Content } from '@patternfly/react-core';
import { type ReactNode, useState } from 'react';
import { useText } from '../text/TextContext';
import { SifPanel } from './SifPanel';
import { sif } from './words';

interface OfImageProps {
  /** Any spelling of it. */
  image: string;
  host?: string;
  gpus: boolean;
  children?: ReactNode;
}

/** The file of an image; nothing is asked until somebody wants it. */
export function OfImage({ image, host, gpus, children }: OfImageProps) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Content component="p">{say(sif.intro)}</Content>
      {children}
      {isOpen ? (
        <SifPanel image={image} {...(host ? { host } : {})} gpus={gpus} />
      ) : (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {say(sif.title)}
        </Button>
      )}
    </>
  );
}
