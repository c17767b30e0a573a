import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 300;

/** What is being typed, and how to type; asked for once typing has paused, not at every letter. */
export function useTyped(value: string, ask: (typed: string) => void) {
  const [typed, type] = useState(value);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => type(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed.trim() !== value) {
      const here = window.location.pathname;
      const timer = setTimeout(() => {
        // Who has followed a link meanwhile, to a page that is still being loaded, stays there.
        if (window.location.pathname === here) {
          latest.current(typed.trim());
        }
      }, PAUSE_MS);
      return () => clearTimeout(timer);
    }
  }, [typed]);
  return [typed, type] as const;
}
