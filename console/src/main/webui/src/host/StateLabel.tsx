import { Label } from '@patternfly/react-core';
import type { HostDetails } from '../api/model';
import { Age } from '../part/Age';
import { useText } from '../text/TextContext';
import { states } from './words';

/** Whether a host takes containers, and since when it is silent. */
export function StateLabel({ host }: { host: HostDetails }) {
  const { say } = useText();
  const { state, unreachableSince } = host;
  return (
    <div className="wm-status">
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
    </div>
  );
}
