import { Label } from '@patternfly/react-core';
import type { HostDetails } from '../api/model';
import { Age } from '../part/Age';
import { useText } from '../text/TextContext';
import { states } from './words';

/** Whether a host takes containers, and since when it is silent. */
export function StateLabel({ host }: { host: HostDetails }) {
  const { say, moment } = useText();
  const { state, unreachableSince, trouble, drainUntil } = host;
  return (
    <div className="wm-status">
      {trouble && (
        <Label isCompact status="danger">
          {say(states[trouble])}
        </Label>
      )}
      {unreachableSince && (
        <Label isCompact status="danger">
          {say(states.unreachable)} (<Age at={unreachableSince} />)
        </Label>
      )}
      {(state === 'draining' || !unreachableSince) && (
        <Label isCompact {...(state === 'active' ? { status: 'success' } : { color: 'orange' })}>
          {say(states[state])}
        </Label>
      )}
      {drainUntil && (
        <time className="wm-small" dateTime={drainUntil}>
          {moment(drainUntil)}
        </time>
      )}
    </div>
  );
}
