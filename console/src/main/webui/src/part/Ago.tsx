import { useText } from '../text/TextContext';
import { useNow } from './now';

/** A moment by how long ago it was; the moment itself when pointed at. */
export function Ago({ at }: { at: string }) {
  const { ago, moment } = useText();
  const text = useNow((now) => ago(at, now));
  return (
    <time dateTime={at} title={moment(at)}>
      {text}
    </time>
  );
}
