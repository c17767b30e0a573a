import type { Orphan } from '../api/model';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { useAdopt, useRemove } from './orphans';
import { actions } from './words';

interface DialogProps {
  orphan: Orphan;
  close: () => void;
}

export function AdoptDialog({ orphan, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useAdopt(orphan.id);
  const { fullName: name, owner, host } = orphan;
  return (
    <ConfirmDialog
      question={say(actions.adoptQuestion, { name })}
      verb={say(actions.adopt)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() =>
        mutate(undefined, {
          onSuccess: () => {
            tell('success', say(actions.adopted, { name }));
            close();
          },
        })
      }
    >
      {say(actions.adoptText, { owner, host })}
    </ConfirmDialog>
  );
}

export function RemoveDialog({ orphan, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useRemove(orphan.id);
  const { fullName: name, owner, host } = orphan;
  return (
    <ConfirmDialog
      question={say(actions.removeQuestion, { name, host })}
      verb={say(actions.remove)}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() =>
        mutate(undefined, {
          onSuccess: () => {
            tell('success', say(actions.removed, { name }));
            close();
          },
        })
      }
    >
      {say(actions.removeText, { owner })}
    </ConfirmDialog>
  );
}
