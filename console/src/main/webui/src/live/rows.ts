import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What an event says of one thing: the thing as its GET answers it, or that it is gone. */
export type Change = Record<string, unknown> & { gone?: boolean };

/** The list with one row replaced, added or taken out; all other rows stay the same objects. */
export function changed(rows: Change[], key: string, change: Change): Change[] {
  const at = rows.findIndex((row) => row[key] === change[key]);
  if (change.gone) {
    return at < 0 ? rows : rows.toSpliced(at, 1);
  }
  return at < 0 ? [...rows, change] : rows.with(at, change);
}

/** Applies it to a list in the cache; one that was never loaded stays so. */
export function apply(queries: QueryClient, list: QueryKey, key: string, change: Change): void {
  queries.setQueryData<Change[]>(list, (rows) => rows && changed(rows, key, change));
}
