import type { Image } from '../api/model';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useDeleteImage } from './images';
import { titleOf } from './told';
import { removal } from './words';

interface DeleteImageDialogProps {
  image: Image;
  close: () => void;
  deleted: () => void;
}

/** Removes an image from everywhere; while containers are made of it, the console says which. */
export function DeleteImageDialog({ image, close, deleted }: DeleteImageDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useDeleteImage(image.id);
  const name = titleOf(image);
  const confirm = () =>
    mutate(undefined, {
      onSuccess: () => {
        tell('success', say(removal.done, { name }));
        close();
        deleted();
      },
    });
  return (
    <ConfirmDialog
      question={say(removal.question, { name })}
      verb={say(common.delete)}
      isBusy={isPending}
      failure={error}
      confirm={confirm}
      close={close}
    >
      <p>{say(removal.text)}</p>
      {image.shared && <p>{say(removal.shared)}</p>}
    </ConfirmDialog>
  );
}
