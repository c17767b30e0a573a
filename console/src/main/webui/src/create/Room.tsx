import { Alert, ExpandableSection, Label } from '@patternfly/react-core';
import type { HostVerdict, Placement, Quota } from '../api/model';
import { parts } from '../part/words';
import { useText } from '../text/TextContext';
import type { Draft } from './draft';
import './room.css';
import { useMyQuota, usePlacement } from './placement';
import { room } from './words';

const MIB = 1024 ** 2;

/** What is left of one's quota, and which hosts could take the draft. */
export function Room({ draft }: { draft: Draft }) {
  const { say } = useText();
  const { data: placement, isError } = usePlacement(draft);
  const { data: mine } = useMyQuota();
  const quota = placement?.quota ?? mine;
  return (
    <section className="wm-room" aria-label={say(room.title)}>
      {quota && <Left quota={quota} />}
      {placement && !isError && <Hosts placement={placement} />}
    </section>
  );
}

function Left({ quota }: { quota: Quota }) {
  const { say, decimal, bytes } = useText();
  const { containers, cpus, memoryMiB, gpus } = quota;
  const left = ({ limit, used }: { limit: number; used: number }) => Math.max(0, limit - used);
  return (
    <p className="wm-room-line">
      {say(room.left, {
        containers: left(containers),
        cpus: decimal(left(cpus)),
        memory: bytes(left(memoryMiB) * MIB),
        gpus: left(gpus),
      })}
    </p>
  );
}

function Hosts({ placement }: { placement: Placement }) {
  const { say } = useText();
  const { host, hosts, refusal } = placement;
  const able = hosts.filter(({ possible }) => possible).length;
  return (
    <>
      <div aria-live="polite">
        {refusal ? (
          <Alert
            variant="warning"
            variantLabel={say(parts.warning)}
            isInline
            isPlain
            title={refusal.detail}
            className="wm-any"
          />
        ) : (
          <p className="wm-room-line wm-any">{say(room.chosen, { host: host ?? '' })}</p>
        )}
      </div>
      {hosts.length > 0 && (
        <ExpandableSection toggleText={say(room.hosts, { able, count: hosts.length })}>
          <ul className="wm-room-hosts">
            {hosts.map((verdict) => (
              <Verdict key={verdict.host} verdict={verdict} />
            ))}
          </ul>
        </ExpandableSection>
      )}
    </>
  );
}

function Verdict({ verdict }: { verdict: HostVerdict }) {
  const { say } = useText();
  const { host, chosen, possible, hasImage, loadPercent, reasons } = verdict;
  const told = possible
    ? [
        say(room.lent, { percent: loadPercent }),
        say(hasImage ? room.hasImage : room.lacksImage),
      ].join(' ')
    : reasons.map(({ detail }) => detail).join(' ');
  return (
    <li className="wm-room-host">
      <span className="wm-any">{host}</span>
      <Label isCompact color={chosen ? 'green' : possible ? 'blue' : 'grey'}>
        {say(chosen ? room.isChosen : possible ? room.isPossible : room.isImpossible)}
      </Label>
      <span className="wm-small wm-any">{told}</span>
    </li>
  );
}
