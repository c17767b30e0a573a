import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { IssuedToken, Token } from '../api/model';

const TOKENS = ['tokens'] as const;
/** More than an account may have alive; those that have expired are counted too. */
const ALL = '1000';
const LOOK_MS = 3_000;
/** Longer than it takes to copy a few lines; whoever comes back later is told anyway. */
const PATIENCE_LOOKS = 400;

/**
 * My tokens, the newest first.
 *
 * @param isAwaited whether something is about to happen to them, so that they are looked at again and again
 */
export function useTokens(isAwaited: (newestFirst: Token[]) => boolean = () => false) {
  return useQuery({
    queryKey: TOKENS,
    // Each use moves "last used"; no event tells of it.
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const found = await body(
        api.GET('/api/v1/tokens', { signal, params: { query: { limit: ALL } } }),
      );
      return (found as Token[]).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
    refetchInterval: ({ state }) =>
      isAwaited(state.data ?? []) && state.dataUpdateCount < PATIENCE_LOOKS ? LOOK_MS : false,
  });
}

export function useNewToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { name: string; expiresAt?: string }) =>
      body(api.POST('/api/v1/tokens', { body: wish })) as Promise<IssuedToken>,
    onSuccess: () => void queries.invalidateQueries({ queryKey: TOKENS }),
    // The value is not to stay in memory once its dialog is closed.
    gcTime: 0,
  });
}

export function useRevoke() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
}
