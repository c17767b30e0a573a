import { Link } from 'react-router';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { differencesOf } from './differences';
import { differences, onHost } from './differenceWords';
import { useHost } from './hosts';

/** What is different on a host; nothing where it is as everywhere. */
export function Differences({ host }: { host: string }) {
  const { say } = useText();
  const all = differencesOf(useHost(host));
  if (all.length === 0) {
    return null;
  }
  return (
    <Alert variant="info" isInline title={say(onHost.title, { host })} className="wm-any">
      <ul>
        {all.map((difference) => (
          <li key={difference}>
            {difference === 'kubectl' ? (
              <Link to={`/kubectl?${new URLSearchParams({ host })}`}>
                {say(differences.kubectl)}
              </Link>
            ) : (
              say(differences[difference])
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
