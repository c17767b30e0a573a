import type { Host } from '../api/model';

/** What a stop leaves of a container's files. */
export type Keeping = 'all' | 'volume' | 'nothing';

/** How a host differs from what most of them do. */
export type Difference = 'volumeOnly' | 'nothingKept' | 'logsEnd' | 'kubectl';

type Able = Pick<Host, 'capabilities'>;

/** Undefined where nobody knows: the host is not registered any more, or not yet looked up. */
export function keepingOf(host: Able | undefined): Keeping | undefined {
  if (!host) {
    return undefined;
  }
  if (host.capabilities.includes('keeps-files')) {
    return 'all';
  }
  return host.capabilities.includes('keeps-volume') ? 'volume' : 'nothing';
}

/** Whether a stop loses files, as far as is known. */
export function losesFiles(keeping: Keeping | undefined): boolean {
  return keeping === 'volume' || keeping === 'nothing';
}

/** What is to be said of it, by what it can do; the kind of the host is not asked. */
export function differencesOf(host: Able | undefined): Difference[] {
  const all: Difference[] = [];
  const keeping = keepingOf(host);
  if (losesFiles(keeping)) {
    all.push(keeping === 'volume' ? 'volumeOnly' : 'nothingKept', 'logsEnd');
  }
  if (host?.capabilities.includes('kubeconfig')) {
    all.push('kubectl');
  }
  return all;
}
