import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Orphan, Rebuild } from '../api/model';

const ORPHANS = ['orphans'] as const;
/** Looks at hosts find them every few seconds; no event tells of them. */
const AGAIN_MILLIS = 5000;

export function useOrphans() {
  return useQuery({
    queryKey: ORPHANS,
    queryFn: ({ signal }) => body(api.GET('/api/v1/orphans', { signal })) as Promise<Orphan[]>,
    refetchInterval: AGAIN_MILLIS,
  });
}

export function useAdopt(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/v1/orphans/{id}/adopt', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ORPHANS }),
  });
}

export function useRemove(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/orphans/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ORPHANS }),
  });
}

/** Writes the records of all hosts anew. */
export function useRebuild() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (installation: string) =>
      body(
        api.POST('/api/v1/rebuild-ownership', { body: installation ? { installation } : {} }),
      ) as Promise<Rebuild>,
    onSettled: () => queries.invalidateQueries({ queryKey: ORPHANS }),
  });
}
