import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { AuditRow } from '../api/model';
import { nextAfter } from '../api/pages';
import type { AuditFilter } from './filter';
import { query } from './filter';

const PER_PAGE = '50';

interface Page {
  rows: AuditRow[];
  /** The key of the next page; nothing where this is the last one. */
  after: string | undefined;
}

/** Rows newest first, page by page. The console tells by itself only one's own rows to users. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    // No event tells of new rows.
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ signal, pageParam }): Promise<Page> => {
      const asked = { ...query(filter), limit: PER_PAGE, ...(pageParam && { after: pageParam }) };
      const { data, response } = await api.GET('/api/v1/audit', {
        signal,
        params: { query: asked },
      });
      return { rows: data as AuditRow[], after: nextAfter(response.headers.get('Link')) };
    },
    getNextPageParam: (last) => last.after,
  });
}
