import type { HostDetails } from '../api/model';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { states } from './words';

/** What an administrator should know of a host, the most urgent first. */
export function HostAlerts({ host }: { host: HostDetails }) {
  const { say, moment } = useText();
  const { trouble, unreachableSince, state, drainUntil, notice, warnings } = host;
  const ownWords = [notice?.en, notice?.ja].filter(
    (each, at, all) => each && all.indexOf(each) === at,
  );
  return (
    <>
      {trouble && (
        <Alert variant="danger" isInline title={say(states[trouble])} className="wm-host-part">
          {say(states[`${trouble}Text`])}
        </Alert>
      )}
      {unreachableSince && (
        <Alert
          variant="warning"
          isInline
          title={say(states.silentSince, { at: moment(unreachableSince) })}
          className="wm-host-part"
        >
          {say(states.unreachableText)}
        </Alert>
      )}
      {state === 'draining' && (
        <Alert
          variant="info"
          isInline
          title={
            drainUntil
              ? say(states.drainingUntil, { at: moment(drainUntil) })
              : say(states.draining)
          }
          className="wm-host-part"
        >
          <p>{say(states.drainingText)}</p>
          {ownWords.map((each) => (
            <p key={each} className="wm-any wm-words">
              {say(states.drainingWords, { words: each ?? '' })}
            </p>
          ))}
        </Alert>
      )}
      {warnings.includes('agent-older') && (
        <Alert variant="warning" isInline title={say(states.agentOlder)} className="wm-host-part">
          {say(states.agentOlderText)}
        </Alert>
      )}
      {warnings.includes('no-active-host') && <NoneActive />}
    </>
  );
}

/** Nobody can create a container. */
export function NoneActive() {
  const { say } = useText();
  return (
    <Alert variant="warning" isInline title={say(states.noneActive)} className="wm-host-part">
      {say(states.noneActiveText)}
    </Alert>
  );
}
