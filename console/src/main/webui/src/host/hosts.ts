import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Host } from '../api/model';
import { HOSTS } from '../live/keys';

/** The hosts with what is free on them; kept fresh by events. */
export function useHosts() {
  return useQuery({
    queryKey: HOSTS,
    queryFn: ({ signal }) => body(api.GET('/api/v1/hosts', { signal })) as Promise<Host[]>,
  });
}
