import { List, ListItem, Progress } from '@patternfly/react-core';
import { useState } from 'react';
import type { Container } from '../api/model';
import { isProblem } from '../api/problem';
import { keepingOf, losesFiles } from '../host/differences';
import { useHosts } from '../host/hosts';
import { Alert } from '../part/Alert';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useReason } from '../part/states';
import { useText } from '../text/TextContext';
import { carryOut, type Outcome } from './bulk';
import { useChange } from './changes';
import { type Verb, verbsFor } from './verbs';
import { changes, several, verbs } from './words';

export type BulkVerb = Exclude<Verb, 'restart'>;

interface BulkDialogProps {
  verb: BulkVerb;
  containers: Container[];
  close: () => void;
}

/** Asks once for several containers, and tells of each that failed. */
export function BulkDialog({ verb, containers, close }: BulkDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const reason = useReason();
  const { mutateAsync } = useChange();
  // What was ticked when the dialog opened: events must not change what the person agrees to.
  const [able, setAble] = useState(() => containers.filter((c) => verbsFor(c).includes(verb)));
  const [unable] = useState(() => containers.filter((c) => !verbsFor(c).includes(verb)));
  const [done, setDone] = useState<number>();
  const [failed, setFailed] = useState<Outcome[]>([]);

  const confirm = async () => {
    setFailed([]);
    setDone(0);
    const outcomes = await carryOut(able, (container) => mutateAsync({ container, verb }), setDone);
    const later = outcomes.filter((each) => isLater(verb, each));
    const left = outcomes.filter((each) => each.failure && !later.includes(each));
    const count = able.length - left.length - later.length;
    if (count > 0) {
      tell('success', say(several.done[verb], { count }));
    }
    for (const { container, failure } of later) {
      tell('warning', say(changes.deleting, { name: container.name }), reason(failure));
    }
    if (left.length === 0) {
      close();
    } else {
      setFailed(left);
      setAble(left.map((each) => each.container));
      setDone(undefined);
    }
  };
  const count = able.length;
  return (
    <ConfirmDialog
      question={say(several.question[verb], { count })}
      verb={say(failed.length > 0 ? several.tryThese : verbs[verb])}
      isHarmless={verb !== 'delete'}
      isBusy={done !== undefined}
      confirm={() => void confirm()}
      close={close}
    >
      {failed.length > 0 ? (
        <Failures failed={failed} />
      ) : (
        <>
          <p>{say(several.consequence[verb])}</p>
          {verb === 'stop' && <Kept containers={able} />}
          {verb === 'delete' && able.some((each) => each.notice?.reason === 'removed') && (
            <p>{say(several.forgets)}</p>
          )}
          <p className="wm-any">
            <strong>{able.map((container) => container.name).join(', ')}</strong>
          </p>
          {unable.length > 0 && (
            <p className="wm-small wm-any">
              {say(several.leftOut[verb], { names: unable.map((c) => c.name).join(', ') })}
            </p>
          )}
        </>
      )}
      {done !== undefined && (
        <Progress
          aria-label={say(verbs[verb])}
          value={(100 * done) / count}
          label={say(several.underway, { done, total: count })}
          size="sm"
        />
      )}
    </ConfirmDialog>
  );
}

/** Whether a stop leaves their files. */
function Kept({ containers }: { containers: Container[] }) {
  const { say } = useText();
  const { data: hosts = [] } = useHosts();
  const keeping = (container: Container) =>
    keepingOf(hosts.find(({ name }) => name === container.host));
  const losers = containers.filter((container) => losesFiles(keeping(container)));
  if (losers.length > 0) {
    const names = losers.map(({ name }) => name).join(', ');
    return <p className="wm-any">{say(several.loses, { names })}</p>;
  }
  return containers.every((container) => keeping(container) === 'all') ? (
    <p>{say(several.keeps)}</p>
  ) : null;
}

/** The record says that it is to go; its silent host learns it later. */
function isLater(verb: Verb, { failure }: Outcome): boolean {
  return verb === 'delete' && isProblem(failure, 'host-unreachable');
}

function Failures({ failed }: { failed: Outcome[] }) {
  const { say } = useText();
  const reason = useReason();
  return (
    <Alert variant="danger" isInline title={say(several.someFailed, { failed: failed.length })}>
      <List>
        {failed.map(({ container, failure }) => (
          <ListItem key={container.id} className="wm-any">
            <strong>{container.name}</strong>: {reason(failure)}
          </ListItem>
        ))}
      </List>
    </Alert>
  );
}
