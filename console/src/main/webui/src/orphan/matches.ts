import type { Orphan } from '../api/model';

/** Whether a text stands in what tells one orphan from another. */
export function matches({ fullName, owner, host }: Orphan, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return [fullName, owner, host].some((text) => text.toLowerCase().includes(wanted));
}
