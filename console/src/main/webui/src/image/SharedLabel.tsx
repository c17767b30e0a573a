import { Label } from '@patternfly/react-core';
import { LockIcon } from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import { UsersIcon } from '@patternfly/react-icons/dist/esm/icons/users-icon';
import type { Image } from '../api/model';
import { useText } from '../text/TextContext';
import { images } from './words';

/** Who may use an image, in one word. */
export function SharedLabel({ image: { shared } }: { image: Image }) {
  const { say } = useText();
  return (
    <Label isCompact color={shared ? 'green' : 'grey'} icon={shared ? <UsersIcon /> : <LockIcon />}>
      {say(shared ? images.isShared : images.isPrivate)}
    </Label>
  );
}
