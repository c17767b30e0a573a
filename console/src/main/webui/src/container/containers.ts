import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Container } from '../api/model';
import { MY_CONTAINERS } from '../live/keys';

/** Everything I borrow; kept fresh by events. */
export function useMyContainers() {
  return useQuery({
    queryKey: MY_CONTAINERS,
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/containers', { signal })) as Promise<Container[]>,
  });
}
