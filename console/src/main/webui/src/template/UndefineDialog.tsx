import type { Template } from '../api/model';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useUndefine } from './templates';
import { removal } from './words';

export function UndefineDialog({ template, close }: { template: Template; close: () => void }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { owner, definition } = template;
  const name = definition.name ?? '';
  const { mutate, isPending, error } = useUndefine({ owner, name });
  return (
    <ConfirmDialog
      question={say(removal.question, { name })}
      verb={say(common.delete)}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() =>
        mutate(undefined, {
          onSuccess: () => {
            tell('success', say(removal.done, { name }));
            close();
          },
        })
      }
    >
      <p>{say(removal.text)}</p>
      {definition.offered && <p>{say(removal.offered)}</p>}
    </ConfirmDialog>
  );
}
