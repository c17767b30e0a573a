import type { QueryClient } from '@tanstack/react-query';
import { IMAGES, imageKey, type Whose } from './keys';
import { type Change, changed } from './rows';

/** A list as far as it was read, page after page. */
export interface Pages {
  pages: { rows: Change[]; next: string | undefined }[];
  pageParams: unknown[];
}

/**
 * The list with what an event says of one image. A row stays where it is; undefined where the image
 * belongs into the list and is not in it, so that only the console knows its place.
 */
export function following(list: Pages, whose: Whose, change: Change): Pages | undefined {
  const belongs = !change.gone && change.mine === (whose === 'mine');
  const holds = ({ rows }: Pages['pages'][number]) => rows.some((row) => row.id === change.id);
  if (!list.pages.some(holds)) {
    return belongs ? undefined : list;
  }
  const next = belongs ? change : { id: change.id, gone: true };
  return {
    ...list,
    pages: list.pages.map((page) =>
      holds(page) ? { ...page, rows: changed(page.rows, 'id', next) } : page,
    ),
  };
}

/** Puts it into every list that was loaded, and on its own page. */
export function takeImage(queries: QueryClient, change: Change): void {
  queries.setQueryData(imageKey(String(change.id)), (known) => known && change);
  for (const [key, list] of queries.getQueriesData<Pages>({ queryKey: IMAGES })) {
    const next = list && following(list, key[1] as Whose, change);
    if (next) {
      queries.setQueryData(key, next);
    } else {
      void queries.invalidateQueries({ queryKey: key, exact: true });
    }
  }
}
