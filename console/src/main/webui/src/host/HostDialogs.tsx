import { useRef } from 'react';
import { Link } from 'react-router';
import type { HostDetails } from '../api/model';
import { isProblem } from '../api/problem';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { useRemove, useSetState } from './hosts';
import { actions, hosts } from './words';

interface DialogProps {
  host: HostDetails;
  close: () => void;
}

/** Drains a host, or puts it back to work. */
export function StateDialog({ host, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useSetState(host.name);
  // What is asked stays the same while the answer is on its way.
  const isDrain = useRef(host.state === 'active').current;
  const { name } = host;
  return (
    <ConfirmDialog
      question={say(isDrain ? actions.drainQuestion : actions.activateQuestion, { name })}
      verb={say(isDrain ? actions.drain : actions.activate)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() =>
        mutate(isDrain ? 'draining' : 'active', {
          onSuccess: () => {
            tell('success', say(isDrain ? actions.drained : actions.activated, { name }));
            close();
          },
        })
      }
    >
      {say(isDrain ? actions.drainText : actions.activateText, { count: host.containers })}
    </ConfirmDialog>
  );
}

interface RemoveDialogProps extends DialogProps {
  removed?: (() => void) | undefined;
}

export function RemoveDialog({ host, close, removed }: RemoveDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutateAsync, isPending, error } = useRemove(host.name);
  const { name } = host;
  const confirm = async () => {
    try {
      await mutateAsync();
    } catch {
      return; // The dialog shows why.
    }
    tell('success', say(actions.removed, { name }));
    close();
    removed?.();
  };
  return (
    <ConfirmDialog
      question={say(actions.removeQuestion, { name })}
      verb={say(actions.remove)}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => void confirm()}
    >
      <p>{say(actions.removeText)}</p>
      {isProblem(error, 'wrong-state') && (
        <p>
          <Link to={`/admin/containers?${new URLSearchParams({ host: name })}`}>
            {say(hosts.showContainers)}
          </Link>
        </p>
      )}
    </ConfirmDialog>
  );
}
