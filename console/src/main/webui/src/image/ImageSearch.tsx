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
      const timer = setTimeout(() => search(typed.trim()), TYPING_MS);
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
