import { useMemo, useState } from 'react';
import type { Container } from '../api/model';
import { Alert } from '../part/Alert';
import { Failed, Loading, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import { LogText } from './LogText';
import { LogToolbar } from './LogToolbar';
import { LINES_KEPT } from './lines';
import './log.css';
import { locate, Matches } from './matches';
import { useLog } from './useLog';
import { log } from './words';

const FIRST_TAIL = 1_000;

/** What the container's command printed and prints. */
export default function LogsTab({ container }: { container: Container }) {
  const { say, decimal } = useText();
  const [tail, setTail] = useState(FIRST_TAIL);
  const [isPaused, setPaused] = useState(false);
  const [isWrapped, setWrapped] = useState(true);
  const [searched, setSearched] = useState('');
  const [number, setNumber] = useState<number>();
  const isRunning = container.status === 'running';
  const epoch = `${isRunning} ${container.startedAt}`;
  const { shown, waiting, phase, failure, again } = useLog(container.id, tail, epoch, isPaused);
  const matches = useMemo(() => new Matches(searched), [searched]);
  const count = useMemo(
    () => shown.blocks.reduce((sum, block) => sum + matches.in(block), 0),
    [shown, matches],
  );
  const current = number === undefined ? undefined : locate(matches, shown.blocks, number);

  if (failure) {
    return <Failed failure={failure} again={again} />;
  }
  return (
    <div className="wm-logs">
      <LogToolbar
        container={container}
        search={{
          searched,
          count,
          number,
          look: (text) => {
            setSearched(text);
            setNumber(undefined);
          },
          go: (step) =>
            setNumber(((number ?? (step > 0 ? -1 : 0)) + step + count) % Math.max(1, count)),
        }}
        tail={tail}
        setTail={setTail}
        isWrapped={isWrapped}
        setWrapped={setWrapped}
        isPaused={isPaused}
        setPaused={setPaused}
        waiting={waiting}
        phase={phase}
      />
      {phase === 'lost' && <Alert isInline variant="warning" title={say(log.lost)} />}
      {phase === 'ended' && <Alert isInline variant="info" title={say(log.ended)} />}
      {shown.isCut && (
        <Alert isInline variant="info" title={say(log.cut, { count: decimal(LINES_KEPT) })} />
      )}
      {shown.blocks.length > 0 ? (
        <LogText
          label={say(log.title, { name: container.name })}
          blocks={shown.blocks}
          matches={matches}
          current={current}
          isWrapped={isWrapped}
        />
      ) : phase === 'reading' ? (
        <Loading />
      ) : (
        <NothingYet title={say(log.nothing)} text={say(log.nothingText)} />
      )}
    </div>
  );
}
