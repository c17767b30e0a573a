import { Checkbox, Form } from '@patternfly/react-core';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { HostDetails } from '../api/model';
import { isProblem } from '../api/problem';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { actions, activate, move, remove, rotate } from './actionWords';
import { HostField } from './HostField';
import { useChangeHost, useRemove } from './hosts';
import { hosts, register } from './words';

interface DialogProps {
  host: HostDetails;
  close: () => void;
}

/** Puts a draining host back to work. */
export function ActivateDialog({ host, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useChangeHost(host.name);
  const { name } = host;
  const done = () => {
    tell('success', say(actions.activated, { name }));
    close();
  };
  return (
    <ConfirmDialog
      question={say(activate.question, { name })}
      verb={say(actions.activate)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => mutate({ state: 'active' }, { onSuccess: done })}
    >
      {say(activate.text)}
    </ConfirmDialog>
  );
}

/** Gives the console another token of the same agent. */
export function TokenDialog({ host, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useChangeHost(host.name);
  const [token, setToken] = useState('');
  const { name } = host;
  const done = () => {
    tell('success', say(actions.rotated, { name }));
    close();
  };
  return (
    <ConfirmDialog
      question={say(rotate.question, { name })}
      verb={say(actions.rotate)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => token.trim() && mutate({ token: token.trim() }, { onSuccess: done })}
    >
      <p>{say(rotate.text)}</p>
      <Form
        className="wm-host-form"
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <HostField
          name="new-token"
          label={say(rotate.token)}
          hint={say(rotate.tokenHint)}
          value={token}
          problem={isProblem(error) ? error.field('token') : undefined}
          set={setToken}
          isSecret
        />
      </Form>
    </ConfirmDialog>
  );
}

/** Tells the console where a blade has moved to. */
export function MoveDialog({ host, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useChangeHost(host.name);
  const [url, setUrl] = useState(host.url);
  const [address, setAddress] = useState(host.address);
  const { name } = host;
  const done = () => {
    tell('success', say(actions.moved, { name }));
    close();
  };
  const problem = (field: string) => (isProblem(error) ? error.field(field) : undefined);
  // What was not touched is not sent: an address that was the URL's host follows it.
  const change = {
    ...(url.trim() !== host.url && { url: url.trim() }),
    ...(address.trim() !== host.address && { address: address.trim() }),
  };
  return (
    <ConfirmDialog
      question={say(move.question, { name })}
      verb={say(actions.move)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => mutate(change, { onSuccess: done })}
    >
      <p>{say(move.text)}</p>
      <Form
        className="wm-host-form"
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <HostField
          name="new-url"
          label={say(hosts.url)}
          hint={say(register.urlHint)}
          value={url}
          problem={problem('url')}
          set={setUrl}
        />
        <HostField
          name="new-address"
          label={say(hosts.address)}
          hint={say(register.addressHint)}
          value={address}
          problem={problem('address')}
          set={setAddress}
        />
      </Form>
    </ConfirmDialog>
  );
}

interface RemoveDialogProps extends DialogProps {
  removed?: (() => void) | undefined;
}

/** Forgets a host; by force also while containers or runners are left on it. */
export function RemoveDialog({ host, close, removed }: RemoveDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutateAsync, isPending, error } = useRemove(host.name);
  const [isForced, setForced] = useState(false);
  // What a person agrees to stays the same while the dialog is open.
  const count = useRef(host.containers).current;
  const runners = useRef(host.runners).current;
  const { name } = host;
  const confirm = async () => {
    try {
      await mutateAsync(isForced);
    } catch {
      return; // The dialog shows why.
    }
    tell('success', say(actions.removed, { name }));
    close();
    removed?.();
  };
  return (
    <ConfirmDialog
      question={say(remove.question, { name })}
      verb={say(actions.remove)}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() => void confirm()}
    >
      <p>{say(remove.text)}</p>
      {(count > 0 || runners > 0) && (
        <Checkbox
          id="host-force"
          className="wm-title"
          label={say(
            runners === 0 ? remove.force : count === 0 ? remove.forceRunners : remove.forceBoth,
            { count, runners },
          )}
          description={[
            ...(count > 0 ? [say(remove.forceText)] : []),
            ...(runners > 0 ? [say(remove.runnersText)] : []),
          ].join(' ')}
          isChecked={isForced}
          onChange={(_event, next) => setForced(next)}
        />
      )}
      {count > 0 && (
        <Link to={`/admin/containers?${new URLSearchParams({ host: name })}`}>
          {say(hosts.showContainers)}
        </Link>
      )}
    </ConfirmDialog>
  );
}
