import { SearchInput } from '@patternfly/react-core';
import { useTyped } from '../part/typed';
import { useText } from '../text/TextContext';
import { images } from './words';

interface ImageSearchProps {
  words: string;
  search: (words: string) => void;
}

export function ImageSearch({ words, search }: ImageSearchProps) {
  const { say } = useText();
  const [typed, type] = useTyped(words, search);
  return (
    <search>
      <SearchInput
        className="wm-image-search"
        aria-label={say(images.search)}
        placeholder={say(images.search)}
        value={typed}
        onChange={(_event, next) => type(next)}
        onClear={() => search('')}
        resetButtonLabel={say(images.clearSearch)}
      />
    </search>
  );
}
