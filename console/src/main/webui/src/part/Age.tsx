import { useText } from '../text/TextContext';
import { useNow } from './now';

/** How long ago a moment was; the moment itself when pointed at. */
export function Age({ at }: { at: string }) {
  const { age, moment } = useText();
  const text = useNow((now) => age(at, now));
  return (
    <time dateTime={at} title={moment(at)}>
      {text}
    </time>
  );
}
