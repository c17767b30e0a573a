import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import type { Container } from '../api/model';
import { Alert } from '../part/Alert';
import { Failed, Loading, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import { Chart, type Line } from './Chart';
import type { Scale } from './look';
import { Numbers } from './Numbers';
import './plot.css';
import { useStats } from './useStats';
import { plot as words } from './words';

const WINDOWS = [5, 15];
const MIB = 1024 ** 2;

/** What the container uses, live. */
export default function PlotsTab({ container }: { container: Container }) {
  const { say, decimal, bytes } = useText();
  const [minutes, setMinutes] = useState(5);
  const isRunning = container.status === 'running';
  const { points, sample, isLost, failure, again } = useStats(
    container.id,
    isRunning,
    String(container.startedAt),
  );
  const gpus = sample?.gpus.length ?? 0;
  const lines = useMemo(() => linesFor(gpus, say), [gpus, say]);

  if (!sample) {
    if (!isRunning) {
      return <NothingYet title={say(words.notRunning)} text={say(words.notRunningText)} />;
    }
    return failure ? (
      <Failed failure={failure} again={again} />
    ) : (
      <>
        <Loading />
        <p className="wm-plots-wait">{say(words.waiting)}</p>
      </>
    );
  }
  const percent: Scale = {
    kind: 'percent',
    most: 100,
    tell: (value) => say(words.percent, { value: decimal(value) }),
  };
  const memory: Scale = { kind: 'bytes', most: sample.memoryLimitBytes, tell: bytes };
  const network: Scale = {
    kind: 'bytes',
    most: undefined,
    tell: (value) => say(words.perSecond, { size: bytes(value) }),
  };
  const gpuMemory: Scale = {
    kind: 'bytes',
    most: Math.max(0, ...sample.gpus.map((gpu) => gpu.memoryMiB * MIB)) || undefined,
    tell: bytes,
  };
  const shared = { points, minutes };
  const cpuTitle = say(words.cpuOf, { cpus: decimal(sample.cpus) });
  const memoryTitle = say(words.memoryOf, { limit: bytes(sample.memoryLimitBytes) });
  return (
    <div className="wm-plots">
      <ToggleGroup aria-label={say(words.window)}>
        {WINDOWS.map((choice) => (
          <ToggleGroupItem
            key={choice}
            text={say(words.minutes, { minutes: choice })}
            isSelected={minutes === choice}
            onChange={() => setMinutes(choice)}
          />
        ))}
      </ToggleGroup>
      {!isRunning ? (
        <Alert isInline variant="info" title={say(words.stopped)} />
      ) : failure ? (
        <Failed failure={failure} again={again} />
      ) : (
        isLost && <Alert isInline variant="warning" title={say(words.lost)} />
      )}
      <div className="wm-charts">
        <Chart {...shared} title={cpuTitle} lines={lines.cpu} scale={percent} />
        <Chart {...shared} title={memoryTitle} lines={lines.memory} scale={memory} />
        <Chart {...shared} title={say(words.network)} lines={lines.network} scale={network} />
        {gpus > 0 && (
          <>
            <Chart {...shared} title={say(words.gpuUse)} lines={lines.gpu} scale={percent} />
            <Chart
              {...shared}
              title={say(words.gpuMemory)}
              lines={lines.gpuMemory}
              scale={gpuMemory}
            />
          </>
        )}
      </div>
      <p className="wm-small">{say(gpus > 0 ? words.gpuShared : words.noGpu)}</p>
      <Numbers sample={sample} points={points} />
    </div>
  );
}

function linesFor(gpus: number, say: ReturnType<typeof useText>['say']) {
  const each = (pick: (at: number) => Line['pick']): Line[] =>
    Array.from({ length: gpus }, (_, at) => ({
      label: say(words.gpuNumber, { number: at + 1 }),
      pick: pick(at),
    }));
  return {
    cpu: [{ label: say(words.cpu), pick: (point) => point.cpuPercent }] as Line[],
    memory: [{ label: say(words.memory), pick: (point) => point.memoryBytes }] as Line[],
    network: [
      { label: say(words.received), pick: (point) => point.receivedPerSecond },
      { label: say(words.sent), pick: (point) => point.sentPerSecond },
    ] as Line[],
    gpu: each((at) => (point) => point.gpuPercent[at] ?? null),
    gpuMemory: each((at) => (point) => {
      const used = point.gpuMemoryMiB[at];
      return used === null || used === undefined ? null : used * MIB;
    }),
  };
}
