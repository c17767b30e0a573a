import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { useStopRunner } from './runner';
import { runner } from './words';

/** Ends my runner and its build engine. */
export function StopDialog({ close }: { close: () => void }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useStopRunner();
  return (
    <ConfirmDialog
      question={say(runner.stopQuestion)}
      verb={say(runner.stop)}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() =>
        mutate(undefined, {
          onSuccess: () => {
            tell('success', say(runner.stopped));
            close();
          },
        })
      }
    >
      {say(runner.stopText)}
    </ConfirmDialog>
  );
}
