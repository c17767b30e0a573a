import { useState } from 'react';
import type { Image } from '../api/model';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { useChangeImage } from './images';
import { titleOf } from './told';
import { sharing } from './words';

/** Lets everybody use an image, or nobody else any more. */
export function ShareDialog({ image, close }: { image: Image; close: () => void }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useChangeImage(image.id);
  // The question stays the same while its answer comes in.
  const [isToBeShared] = useState(!image.shared);
  const name = titleOf(image);
  const confirm = () =>
    mutate(
      { shared: isToBeShared },
      {
        onSuccess: () => {
          tell('success', say(isToBeShared ? sharing.isShared : sharing.isUnshared, { name }));
          close();
        },
      },
    );
  return (
    <ConfirmDialog
      question={say(isToBeShared ? sharing.shareQuestion : sharing.unshareQuestion, { name })}
      verb={say(isToBeShared ? sharing.share : sharing.unshare)}
      isHarmless
      isBusy={isPending}
      failure={error}
      confirm={confirm}
      close={close}
    >
      <p>{say(isToBeShared ? sharing.shareText : sharing.unshareText)}</p>
      {isToBeShared && <p>{say(sharing.shareSecrets)}</p>}
    </ConfirmDialog>
  );
}
