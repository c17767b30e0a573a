import type { Container } from '../api/model';
import { CopyButton } from '../part/CopyText';
import { useText } from '../text/TextContext';
import { one } from './words';

/** Where the container's services are reached from outside. */
export function Addresses({ container }: { container: Container }) {
  const { say } = useText();
  const { ports, status } = container;
  // A silent host may well serve its containers' ports.
  const isOpen = status === 'running' || status === 'unknown';
  if (ports.length === 0) {
    return <p>{say(one.noPorts)}</p>;
  }
  return (
    <>
      <ul className="wm-addresses">
        {ports.map(({ guest, address }) => (
          <li key={guest}>
            {isOpen ? (
              <a
                href={`http://${address}`}
                target="_blank"
                rel="noreferrer"
                className="wm-any"
                aria-label={say(one.open, { guest, address })}
              >
                http://{address}
              </a>
            ) : (
              <span className="wm-any">http://{address}</span>
            )}
            <CopyButton text={`http://${address}`} what={say(one.address, { guest })} />
          </li>
        ))}
      </ul>
      <p className="wm-small">{say(isOpen ? one.addressHint : one.notAnswering)}</p>
    </>
  );
}
