import type { Port } from '../api/model';
import { useText } from '../text/TextContext';
import { parts } from './words';

/** Where each port is reached; links only while something can answer there. */
export function Ports({ ports, isOpen }: { ports: Port[]; isOpen: boolean }) {
  const { say } = useText();
  if (ports.length === 0) {
    return <span>–</span>;
  }
  return (
    <ul className="wm-ports">
      {ports.map(({ guest, address }) => (
        <li key={guest}>
          {isOpen ? (
            <a
              href={`http://${address}`}
              target="_blank"
              rel="noreferrer"
              className="wm-any"
              aria-label={say(parts.openPort, { guest, address })}
            >
              {address}
            </a>
          ) : (
            <span className="wm-any">{address}</span>
          )}{' '}
          <span className="wm-small">{say(parts.guestPort, { guest })}</span>
        </li>
      ))}
    </ul>
  );
}
