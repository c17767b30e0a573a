import { useState } from 'react';
import type { Container } from '../api/model';
import { isProblem } from '../api/problem';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useReason } from '../part/states';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useChange } from './changes';
import { changes } from './words';

interface DeleteDialogProps {
  container: Container;
  close: () => void;
  /** Called once it is gone, or sure to go. */
  deleted?: (() => void) | undefined;
}

export function DeleteDialog({ container, close, deleted }: DeleteDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const reason = useReason();
  const { mutateAsync } = useChange();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { name } = container;
  const isLeft = container.notice?.reason === 'removed';

  const confirm = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const left = await mutateAsync({ container, verb: 'delete' });
      tell('success', say(left ? changes.deleting : changes.deleted, { name }));
    } catch (refused) {
      if (!isProblem(refused, 'host-unreachable')) {
        setFailure(refused);
        setBusy(false);
        return;
      }
      // Its record says that it is to go; the host learns it later.
      tell('warning', say(changes.deleting, { name }), reason(refused));
    }
    close();
    deleted?.();
  };

  return (
    <ConfirmDialog
      question={say(changes.deleteQuestion, { name })}
      verb={say(common.delete)}
      isBusy={isBusy}
      failure={failure}
      confirm={() => void confirm()}
      close={close}
    >
      <p>{say(isLeft ? changes.forgetConsequence : changes.deleteConsequence)}</p>
      <p className="wm-small wm-any">{container.fullName}</p>
    </ConfirmDialog>
  );
}
