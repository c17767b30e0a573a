import { useEffect, useRef, useState } from 'react';
import { listen } from '../api/events';
import type { StatsSample } from '../api/model';
import { useSession } from '../session/SessionContext';
import { type Point, withSample } from './history';

/**
 * What a container uses, as long as the page is open.
 *
 * @param epoch changes when the container begins to run again
 */
export function useStats(id: string, isRunning: boolean, epoch: string) {
  const { generation } = useSession();
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [sample, setSample] = useState<StatsSample>();
  const [isConnected, setConnected] = useState<boolean>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const before = useRef<StatsSample>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: these begin it anew
  useEffect(() => {
    setFailure(undefined);
    setConnected(undefined);
    if (!isRunning) {
      return;
    }
    const over = new AbortController();
    listen(
      `/api/v1/containers/${encodeURIComponent(id)}/stats`,
      over.signal,
      ({ data }) => {
        const next = JSON.parse(data) as StatsSample;
        const last = before.current;
        before.current = next;
        setSample(next);
        setPoints((kept) => withSample(kept, next, last));
      },
      setConnected,
    ).catch(setFailure);
    return () => over.abort();
  }, [id, isRunning, epoch, generation, attempt]);

  return {
    points,
    sample,
    isLost: isConnected === false && !failure,
    failure,
    again: () => setAttempt((count) => count + 1),
  };
}
