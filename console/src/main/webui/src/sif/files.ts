import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { SifReport } from '../api/model';

const LOOK_MS = 1_000;

/** What is asked for: an image, and how its file is to be. */
export interface Wish {
  image: string;
  compression: 'zstd' | 'gzip';
  host?: string | undefined;
}

const keyOf = (wish: Wish) => ['singularity', wish.image, wish.compression, wish.host] as const;

const callOf = ({ image, compression, host }: Wish) => ({
  params: { path: { id: image }, query: { compression, ...(host ? { host } : {}) } },
});

const isUnderWay = (report: SifReport | undefined) =>
  report?.state === 'waiting' || report?.state === 'building';

/** How far the file is; looks again while it is being made. */
export function useProgress(wish: Wish) {
  return useQuery({
    queryKey: keyOf(wish),
    staleTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/images/{id}/singularity/progress', { ...callOf(wish), signal }),
      ) as Promise<SifReport>,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? LOOK_MS : false),
  });
}

export function useMake(wish: Wish) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      body(api.POST('/api/v1/images/{id}/singularity', callOf(wish))) as Promise<SifReport>,
    onSuccess: (report) => queries.setQueryData(keyOf(wish), report),
  });
}
