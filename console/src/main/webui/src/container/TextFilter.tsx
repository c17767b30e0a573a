import { SearchInput } from '@patternfly/react-core';
import { memo, useEffect, useRef, useState } from 'react';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { list } from './words';

interface TextFilterProps {
  text: string;
  change: (text: string) => void;
}

/** A field that keeps up with fast typing, though the address follows a little later. */
export const TextFilter = memo(function TextFilter({ text, change }: TextFilterProps) {
  const { say } = useText();
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // While somebody types here, the address only follows.
    if (document.activeElement !== field.current) {
      setTyped(text);
    }
  }, [text]);
  const type = (next: string) => {
    setTyped(next);
    change(next);
  };
  return (
    <SearchInput
      ref={field}
      className="wm-filter"
      aria-label={say(list.searchWhat)}
      placeholder={say(common.filter)}
      value={typed}
      onChange={(_event, next) => type(next)}
      onClear={() => type('')}
      resetButtonLabel={say(list.clearSearch)}
    />
  );
});
