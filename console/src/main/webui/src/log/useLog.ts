import { useEffect, useRef, useState } from 'react';
import { wait } from '../api/events';
import { readLog } from '../api/log';
import { isProblem, type Problem } from '../api/problem';
import { useSession } from '../session/SessionContext';
import { type Block, Lines } from './lines';

export type LogPhase = 'reading' | 'following' | 'ended' | 'lost';

export interface ShownLog {
  blocks: readonly Block[];
  total: number;
  isCut: boolean;
}

const NOTHING: ShownLog = { blocks: [], total: 0, isCut: false };
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;

/** Drawn so often at most, however fast lines come. */
const DRAW_MS = 150;

/**
 * A container's log as it grows.
 *
 * @param epoch changes when the container begins to print again
 */
export function useLog(id: string, tail: number, epoch: string, isPaused: boolean) {
  const { generation } = useSession();
  const [shown, setShown] = useState(NOTHING);
  const [arrived, setArrived] = useState(0);
  const [phase, setPhase] = useState<LogPhase>('reading');
  const [failure, setFailure] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  const lines = useRef(new Lines());
  const paused = useRef(isPaused);
  paused.current = isPaused;

  useEffect(() => {
    if (!isPaused) {
      setShown(snapshot(lines.current));
    }
  }, [isPaused]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these begin it anew
  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setArrived(lines.current.total);
        if (!paused.current) {
          setShown(snapshot(lines.current));
        }
      }, DRAW_MS);
    };
    const listener = {
      begin: () => {
        lines.current = new Lines();
        setPhase('following');
        draw();
      },
      text: (piece: string) => {
        lines.current.take(piece);
        draw();
      },
    };
    setFailure(undefined);
    setPhase('reading');
    keepReading(id, tail, listener, over.signal, setPhase)
      .then(() => {
        lines.current.end();
        draw();
      })
      .catch(setFailure);
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [id, tail, epoch, generation, attempt]);

  return {
    shown,
    waiting: Math.max(0, arrived - shown.total),
    phase,
    failure,
    again: () => setAttempt((before) => before + 1),
  };
}

function snapshot(lines: Lines): ShownLog {
  return { blocks: lines.snapshot(), total: lines.total, isCut: lines.isCut };
}

/** @throws Problem when the console refuses for a reason that waiting does not change */
async function keepReading(
  id: string,
  tail: number,
  listener: Parameters<typeof readLog>[2],
  signal: AbortSignal,
  tell: (phase: LogPhase) => void,
): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  const begin = () => {
    pause = FIRST_PAUSE_MS;
    listener.begin();
  };
  while (!signal.aborted) {
    try {
      await readLog(id, tail, { ...listener, begin }, signal);
      tell('ended');
      return;
    } catch (failure) {
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) {
        throw failure;
      }
    }
    if (!signal.aborted) {
      tell('lost');
      await wait(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}
