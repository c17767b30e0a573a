import { SearchInput } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { useText } from '../text/TextContext';
import { images } from './words';

const TYPING_MS = 300;

interface ImageSearchProps {
  words: string;
  search: (words: string) => void;
}

/** Asks once typing has paused, not at every letter. */
export function ImageSearch({ words, search }: ImageSearchProps) {
  const { say } = useText();
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed.trim() !== words) {
      const here = window.location.pathname;
      // Who has followed a link meanwhile, to a page that is still being loaded, stays there.
      const ask = () => window.location.pathname === here && search(typed.trim());
      const timer = setTimeout(ask, TYPING_MS);
      return () => clearTimeout(timer);
    }
  }, [typed]);
  return (
    <search>
      <SearchInput
        className="wm-image-search"
        aria-label={say(images.search)}
        placeholder={say(images.search)}
        value={typed}
        onChange={(_event, next) => setTyped(next)}
        onClear={() => search('')}
        resetButtonLabel={say(images.clearSearch)}
      />
    </search>
  );
}
