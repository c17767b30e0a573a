import { Alert } from '../part/Alert';
import { Refusal, useReason } from '../part/states';
import { useText } from '../text/TextContext';
import { troubleOf } from './standing';
import { troubles } from './words';

/** Why the runner was not set up, and what to do; what is said at a field is not said again. */
export function Refused({ failure }: { failure: unknown }) {
  const { say } = useText();
  const reason = useReason();
  const trouble = failure ? troubleOf(failure) : 'field';
  if (trouble === 'field') {
    return null;
  }
  if (trouble === 'other') {
    return <Refusal failure={failure} />;
  }
  const isRefused = trouble === 'refused';
  return (
    <Alert
      variant={isRefused ? 'danger' : 'warning'}
      isInline
      className="wm-any"
      title={say(isRefused ? troubles.refused : troubles.unreachable)}
    >
      <p>{reason(failure)}</p>
      <p>{say(isRefused ? troubles.refusedNext : troubles.unreachableNext)}</p>
    </Alert>
  );
}
