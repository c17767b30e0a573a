import type { Container } from '../api/model';
import { differencesOf } from '../host/differences';
import { differences } from '../host/differenceWords';
import { useHost } from '../host/hosts';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useText } from '../text/TextContext';
import { useChange } from './changes';
import { changes, verbs } from './words';

interface StopDialogProps {
  container: Container;
  verb: 'stop' | 'restart';
  close: () => void;
}

/** Asks before a stop or restart on a host that loses files by it. */
export function StopDialog({ container, verb, close }: StopDialogProps) {
  const { say } = useText();
  const { mutate, isPending, error } = useChange();
  const [lost] = differencesOf(useHost(container.host));
  return (
    <ConfirmDialog
      question={say(changes.stopQuestion[verb], { name: container.name })}
      verb={say(verbs[verb])}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => mutate({ container, verb }, { onSuccess: close })}
    >
      {lost && <p>{say(differences[lost])}</p>}
    </ConfirmDialog>
  );
}
