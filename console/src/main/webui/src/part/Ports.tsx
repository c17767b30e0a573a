import type { Port } from '../api/model';
import { useText } from '../text/TextContext';
import { parts } from './words';

interface PortsProps {
  ports: Port[];
  /** Something can answer there: only then they are links. */
  isOpen: boolean;
  /** How many are shown; all where it is left out. */
  most?: number;
}

/** Where each port is reached. */
export function Ports({ ports, isOpen, most = ports.length }: PortsProps) {
  const { say } = useText();
  if (ports.length === 0) {
    return <span>–</span>;
  }
  return (
    <ul className="wm-ports">
      {ports.slice(0, most).map(({ guest, address }) => (
        <li key={guest}>
          {isOpen ? (
            <a
              href={`http://${address}`}
              target="_blank"
              rel="noreferrer"
              className="wm-any"
              aria-label={say(parts.openPort, { guest, address })}
            >
              <Address address={address} />
            </a>
          ) : (
            <span className="wm-any">
              <Address address={address} />
            </span>
          )}{' '}
          <span className="wm-small wm-whole">{say(parts.guestPort, { guest })}</span>
        </li>
      ))}
      {ports.length > most && (
        <li className="wm-small">{say(parts.morePorts, { count: ports.length - most })}</li>
      )}
    </ul>
  );
}

/** Breaks before the port rather than within its digits. */
function Address({ address }: { address: string }) {
  const border = address.lastIndexOf(':');
  return (
    <>
      {address.slice(0, border)}
      <wbr />
      <span className="wm-whole">{address.slice(border)}</span>
    </>
  );
}
