import type { Runner } from '../api/model';
import { Alert } from '../part/Alert';
import { notices } from '../part/words';
import { useText } from '../text/TextContext';
import { runner as words } from './words';

/** Its host goes out of service: what becomes of a runner there. */
export function Draining({ runner: { host, draining } }: { runner: Runner }) {
  const { say, moment } = useText();
  if (!draining) {
    return null;
  }
  const { until, text } = draining;
  const title = until
    ? say(notices.drainingUntil, { host, at: moment(until) })
    : say(notices.draining, { host });
  return (
    <Alert variant="warning" isInline title={title} className="wm-any">
      <p>{say(words.draining)}</p>
      {text && <p className="wm-words">{say(notices.words, { text })}</p>}
    </Alert>
  );
}
