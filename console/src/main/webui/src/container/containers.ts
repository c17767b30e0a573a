import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Container } from '../api/model';
import { everyPage } from '../api/pages';
import { ALL_CONTAINERS, MY_CONTAINERS } from '../live/keys';

const PAGE_SIZE = '1000';

/** Everything I borrow; kept fresh by events. */
export function useMyContainers() {
  return useQuery({
    queryKey: MY_CONTAINERS,
    queryFn: ({ signal }) =>
      everyPage<Container>((after) =>
        api.GET('/api/v1/containers', { signal, params: { query: { limit: PAGE_SIZE, after } } }),
      ),
  });
}

/** Everybody's; for administrators. */
export function useAllContainers() {
  return useQuery({
    queryKey: ALL_CONTAINERS,
    queryFn: ({ signal }) =>
      everyPage<Container>((after) =>
        api.GET('/api/v1/containers', {
          signal,
          params: { query: { owner: 'all', limit: PAGE_SIZE, after } },
        }),
      ),
  });
}
