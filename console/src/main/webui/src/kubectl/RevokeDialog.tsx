import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { useRevokeAll } from './kubeconfig';
import { kubectl } from './words';

interface RevokeDialogProps {
  host: string;
  close: (isRevoked: boolean) => void;
}

export function RevokeDialog({ host, close }: RevokeDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useRevokeAll();
  return (
    <ConfirmDialog
      question={say(kubectl.question, { host })}
      verb={say(kubectl.revoke)}
      isBusy={isPending}
      failure={error}
      close={() => close(false)}
      confirm={() =>
        mutate(host, {
          onSuccess: () => {
            tell('success', say(kubectl.revoked, { host }));
            close(true);
          },
        })
      }
    >
      {say(kubectl.consequence)}
    </ConfirmDialog>
  );
}
