import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { GitLab, NewRunner, Runner } from '../api/model';
import { isProblem } from '../api/problem';
import { RUNNER } from '../live/keys';
import { useText } from '../text/TextContext';

/** Last contact, disk and log change all the time, and no event tells of them. */
const LOOK_MS = 5_000;

/** My runner, null where I have none; looked at again while its page is open. */
export function useRunner() {
  return useQuery({
    queryKey: RUNNER,
    staleTime: 0,
    retry: false,
    queryFn: async ({ signal }): Promise<Runner | null> => {
      try {
        return (await body(api.GET('/api/v1/runner', { signal }))) as Runner;
      } catch (refused) {
        if (isProblem(refused, 'not-found')) {
          return null;
        }
        throw refused;
      }
    },
    refetchInterval: ({ state }) => (state.data ? LOOK_MS : false),
  });
}

/** The GitLab of who names none; null where everybody names their own. */
export function useGitlab() {
  return useQuery({
    queryKey: ['gitlab'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      ((await body(api.GET('/api/v1/runner/gitlab', { signal }))) as GitLab).url,
  });
}

/** Sets it up, or gives it another token; the token is kept nowhere on the page. */
export function useSetRunner() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewRunner) =>
      body(api.PUT('/api/v1/runner', { body: wish })) as Promise<Runner>,
    onSuccess: (next) => queries.setQueryData(RUNNER, next),
    gcTime: 0,
  });
}

export function useStopRunner() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/runner'),
    onSuccess: () => queries.setQueryData(RUNNER, null),
  });
}

/** What goes into a project beside its Dockerfile, commented in the person's language. */
export function useJobFile() {
  const { language } = useText();
  return useQuery({
    queryKey: ['job-file', language],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/runner/gitlab-ci.yml', { signal, parseAs: 'text' })) as Promise<string>,
  });
}
