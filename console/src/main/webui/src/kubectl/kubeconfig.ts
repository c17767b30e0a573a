import { useMutation } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { saveText } from '../api/download';
import type { Kubeconfig } from '../api/model';
import { useHosts } from '../host/hosts';
import { fileName } from './lines';

/** Names of the hosts that give out kubeconfigs; undefined while nobody knows. */
export function useClusters() {
  const { data, error, refetch } = useHosts();
  const names = data
    ?.filter(({ capabilities }) => capabilities.includes('kubeconfig'))
    .map(({ name }) => name);
  return { names, error, refetch };
}

interface Wish {
  host: string;
  minutes: number;
}

/** Has one made and stores it; of the file itself nothing stays on the page. */
export function useIssue() {
  return useMutation({
    mutationFn: async ({ host, minutes }: Wish) => {
      const made = (await body(
        api.GET('/api/v1/kubeconfig', { params: { query: { host, minutes: String(minutes) } } }),
      )) as Kubeconfig;
      saveText(made.kubeconfig, fileName(host));
      const { namespace, expiresAt } = made;
      return { namespace, expiresAt };
    },
    gcTime: 0,
  });
}

export function useRevokeAll() {
  return useMutation({
    mutationFn: (host: string) => api.DELETE('/api/v1/kubeconfig', { params: { query: { host } } }),
  });
}
