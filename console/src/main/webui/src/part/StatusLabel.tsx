import { Label, type LabelProps } from '@patternfly/react-core';
import { InProgressIcon } from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import { StopCircleIcon } from '@patternfly/react-icons/dist/esm/icons/stop-circle-icon';
import { TrashIcon } from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import { UnlinkIcon } from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import type { Container, ContainerStatus } from '../api/model';
import { useText } from '../text/TextContext';
import { useNow } from './now';
import { PullProgress } from './PullProgress';
import { status } from './words';

const LOOKS: Record<ContainerStatus, Partial<LabelProps>> = {
  creating: { color: 'blue', icon: <InProgressIcon /> },
  running: { status: 'success' },
  stopped: { color: 'grey', icon: <StopCircleIcon /> },
  failed: { status: 'danger' },
  missing: { status: 'danger' },
  unknown: { color: 'orange', icon: <UnlinkIcon /> },
  deleting: { color: 'grey', icon: <TrashIcon /> },
};

type Shown = Pick<
  Container,
  'status' | 'statusSince' | 'statusDetail' | 'progress' | 'host' | 'notice'
>;

/**
 * How a container is, with the sentence that explains it where there is one; `isFull` also tells
 * since when.
 */
export function StatusLabel({ container, isFull }: { container: Shown; isFull?: boolean }) {
  const { say } = useText();
  const reason = container.notice?.reason;
  return (
    <div className="wm-status">
      <span>
        <Label {...LOOKS[container.status]} isCompact>
          {say(reason === 'removed' ? status.hostRemoved : status[container.status])}
        </Label>
        {isFull && <Since at={container.statusSince} />}
      </span>
      {reason === 'draining' && (
        <Label isCompact color="orange">
          {say(status.hostDrains)}
        </Label>
      )}
      {container.status === 'unknown' && reason !== 'removed' ? (
        <Silence container={container} isFull={isFull} />
      ) : (
        (isFull || reason !== 'removed') &&
        container.statusDetail && <span className="wm-small wm-any">{container.statusDetail}</span>
      )}
      {container.status === 'creating' && <PullProgress progress={container.progress} />}
    </div>
  );
}

function Since({ at }: { at: string }) {
  const { say, age, moment } = useText();
  const text = useNow((now) => say(status.since, { age: age(at, now) }));
  return (
    <time className="wm-small wm-since" dateTime={at} title={moment(at)}>
      {text}
    </time>
  );
}

/** Unknown means that the host is silent: nothing is concluded about the container from that. */
function Silence({ container, isFull }: { container: Shown; isFull?: boolean | undefined }) {
  const { say, age } = useText();
  const { host, statusSince, statusDetail } = container;
  const silent = useNow((now) => say(status.silent, { host, age: age(statusSince, now) }));
  const isPlain = !statusDetail || status.plain.some((plain) => plain === statusDetail);
  const text = isPlain ? silent : statusDetail;
  return (
    <span className="wm-small wm-any">
      {text} {isFull && say(status.silentNext)}
    </span>
  );
}
