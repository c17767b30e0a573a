import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { orderText, type Selection, selectionOf } from './selection';

/** What is shown of the list, as the page's address tells it, and how to change that. */
export function useSelection() {
  const [params, setParams] = useSearchParams();
  const selection = useMemo(() => selectionOf(params), [params]);
  const put = useCallback(
    (values: Record<string, string>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('page');
          for (const [name, value] of Object.entries(values)) {
            value === '' ? next.delete(name) : next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    selection,
    page: Math.max(1, Math.floor(Number(params.get('page'))) || 1),
    setText: useCallback((text: string) => put({ q: text }), [put]),
    setStatus: useCallback((status: Selection['status']) => put({ status }), [put]),
    setOwner: useCallback((owner: string) => put({ owner }), [put]),
    setHost: useCallback((host: string) => put({ host }), [put]),
    setOrder: useCallback(
      (column: Selection['column'], isDescending: boolean) =>
        put({ sort: orderText(column, isDescending) }),
      [put],
    ),
    setPage: useCallback((page: number) => put({ page: page === 1 ? '' : String(page) }), [put]),
    clear: useCallback(() => put({ q: '', status: '', owner: '', host: '' }), [put]),
  };
}
