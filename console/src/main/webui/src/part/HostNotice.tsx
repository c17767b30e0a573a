import type { Container } from '../api/model';
import { useText } from '../text/TextContext';
import { Alert } from './Alert';
import { notices } from './words';

interface HostNoticeProps {
  /** Containers on one host that has a notice. */
  containers: Container[];
  /** Whether it is said whose notice it is. */
  hasNames?: boolean;
}

/** What the owner of containers should know of their host. */
export function HostNotice({ containers, hasNames }: HostNoticeProps) {
  const { say, moment } = useText();
  const [first] = containers;
  const notice = first?.notice;
  if (!first || !notice) {
    return null;
  }
  const { host } = first;
  const { reason, until, text } = notice;
  const names = containers.map(({ name }) => name).join(', ');
  const title =
    reason === 'removed'
      ? say(notices.removed, { host })
      : until
        ? say(notices.drainingUntil, { host, at: moment(until) })
        : say(notices.draining, { host });
  return (
    <Alert variant="warning" isInline title={title} className="wm-title wm-any">
      <p>{say(reason === 'removed' ? notices.removedText : notices.drainingText)}</p>
      {text && <p className="wm-words">{say(notices.words, { text })}</p>}
      {hasNames && <p>{say(notices.concerns, { names })}</p>}
    </Alert>
  );
}

/** One notice for each host that has one. */
export function HostNotices({ containers }: { containers: Container[] }) {
  const byHost = new Map<string, Container[]>();
  for (const container of containers) {
    if (container.notice) {
      byHost.set(container.host, [...(byHost.get(container.host) ?? []), container]);
    }
  }
  return [...byHost].map(([host, those]) => <HostNotice key={host} containers={those} hasNames />);
}
