import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { AgentToCheck, Host, HostChange, HostDetails, HostFindings } from '../api/model';
import { HOSTS } from '../live/keys';

/** All hosts with what only admins see; kept fresh by events. */
export function useHosts() {
  return useQuery({
    queryKey: HOSTS,
    queryFn: ({ signal }) => body(api.GET('/api/v1/hosts', { signal })) as Promise<HostDetails[]>,
  });
}

/** One host as everybody may see it; undefined while nobody knows. */
export function useHost(name: string): Host | undefined {
  return useHosts().data?.find((host) => host.name === name);
}

/** Asks an agent that is not registered who it is. */
export function useAgentCheck() {
  return useMutation({
    mutationFn: (agent: AgentToCheck) =>
      body(api.POST('/api/v1/hosts/check', { body: agent })) as Promise<HostFindings>,
    gcTime: 0,
  });
}

/** Asks a registered host again. */
export function useHostCheck(name: string) {
  return useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/hosts/{name}/check', { params: { path: { name } } }),
      ) as Promise<HostFindings>,
  });
}

export function useRegister() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (host: AgentToCheck) =>
      body(api.POST('/api/v1/hosts', { body: host })) as Promise<HostDetails>,
    onSuccess: () => queries.invalidateQueries({ queryKey: HOSTS }),
    gcTime: 0,
  });
}

/** Changes some of what is known of a host; tokens in it are kept nowhere. */
export function useChangeHost(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: HostChange) =>
      body(
        api.PATCH('/api/v1/hosts/{name}', { params: { path: { name } }, body: change }),
      ) as Promise<HostDetails>,
    onSuccess: (next) =>
      queries.setQueryData<HostDetails[]>(HOSTS, (rows) =>
        rows?.map((row) => (row.name === name ? next : row)),
      ),
    gcTime: 0,
  });
}

export function useRemove(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (isForced: boolean) =>
      api.DELETE('/api/v1/hosts/{name}', {
        params: { path: { name }, query: isForced ? { force: true } : {} },
      }),
    onSuccess: () =>
      queries.setQueryData<HostDetails[]>(HOSTS, (rows) =>
        rows?.filter((row) => row.name !== name),
      ),
  });
}
