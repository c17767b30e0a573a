import { Content } from '@patternfly/react-core';
import type { Container } from '../api/model';
import { useText } from '../text/TextContext';
import { OfImage } from './OfImage';
import { sif } from './words';

/** The file of a container's image. */
export function OfContainer({ container }: { container: Container }) {
  const { say } = useText();
  const { image, host, gpus } = container;
  return (
    <OfImage image={image} host={host} gpus={gpus.length > 0}>
      <Content component="p">{say(sif.ofImageOnly)}</Content>
    </OfImage>
  );
}
