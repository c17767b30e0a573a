import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Quota } from '../api/model';
import type { Part } from './limits';

const QUOTAS = ['quotas'] as const;
const quotaKey = (account: string) => [...QUOTAS, account];

/** Those who have limits of their own. */
export function useOwnQuotas() {
  return useQuery({
    queryKey: QUOTAS,
    queryFn: ({ signal }) => body(api.GET('/api/v1/quotas', { signal })) as Promise<Quota[]>,
  });
}

/** One person's; nothing is asked while no account is given. */
export function useQuota(account: string) {
  return useQuery({
    queryKey: quotaKey(account),
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/quotas/{account}', { params: { path: { account } }, signal }),
      ) as Promise<Quota>,
    enabled: account !== '',
    retry: false,
  });
}

export function useSetQuota(account: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (limits: Partial<Record<Part, number>>) =>
      body(
        api.PUT('/api/v1/quotas/{account}', { params: { path: { account } }, body: limits }),
      ) as Promise<Quota>,
    onSuccess: (next) => {
      queries.setQueryData(quotaKey(account), next);
      return queries.invalidateQueries({ queryKey: QUOTAS, exact: true });
    },
  });
}
