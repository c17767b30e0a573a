import { useCallback, useEffect, useRef, useState } from 'react';
import { api, body } from '../api/client';
import type { ContainerStatus } from '../api/model';
import { isProblem } from '../api/problem';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { type Obstacle, Shell } from './shell';

/** The shells that are open in a container, as long as its page is. */
export function useShells(container: string, status: ContainerStatus) {
  const text = useText();
  const { generation } = useSession();
  const speaker = useRef(text);
  speaker.current = text;
  const last = useRef(0);
  const make = useCallback(() => {
    last.current += 1;
    return new Shell(container, last.current, {
      say: (sentence, values) => speaker.current.say(sentence, values),
      bytes: (count) => speaker.current.bytes(count),
      obstacle: () => obstacle(container),
    });
  }, [container]);
  const [shells, setShells] = useState<Shell[]>([]);
  const [current, setCurrent] = useState(0);
  const all = useRef(shells);
  all.current = shells;

  useEffect(() => () => all.current.forEach((shell) => void shell.end()), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new login lets them go on
  useEffect(() => {
    for (const shell of all.current) {
      if (status === 'running') {
        shell.wake();
      } else if (isAtRest(status)) {
        shell.rest();
      }
    }
  }, [status, generation]);

  const add = useCallback(() => {
    const shell = make();
    setShells((before) => [...before, shell]);
    setCurrent(shell.number);
  }, [make]);

  const close = (number: number) => {
    const at = shells.findIndex((shell) => shell.number === number);
    const left = shells.filter((shell) => shell.number !== number);
    shells[at]?.end();
    setShells(left);
    if (number === current) {
      setCurrent(left[Math.min(at, left.length - 1)]?.number ?? 0);
    }
  };
  return { shells, current, select: setCurrent, add, close };
}

/** Why a terminal could not be opened: the browser keeps the console's answer to itself. */
async function obstacle(id: string): Promise<Obstacle> {
  try {
    const found = await body(api.GET('/api/v1/containers/{id}', { params: { path: { id } } }));
    return found?.status && isAtRest(found.status) ? 'stopped' : undefined;
  } catch (failure) {
    if (isProblem(failure, 'not-authenticated')) {
      return 'session-ended';
    }
    return isProblem(failure, 'not-found') ? 'gone' : undefined;
  }
}

/** Whether nothing runs there; of a silent host nobody knows. */
function isAtRest(status: ContainerStatus): boolean {
  return !['running', 'unknown', 'creating'].includes(status);
}
