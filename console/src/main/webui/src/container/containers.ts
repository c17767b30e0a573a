import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Container } from '../api/model';
import { everyPage } from '../api/pages';
import { ALL_CONTAINERS, MY_CONTAINERS } from '../live/keys';

const PAGE_SIZE = '1000';

const mine = queryOptions({
  queryKey: MY_CONTAINERS,
  queryFn: ({ signal }) =>
    everyPage<Container>((after) =>
      api.GET('/api/v1/containers', { signal, params: { query: { limit: PAGE_SIZE, after } } }),
    ),
});

/** Everything I borrow; kept fresh by events. */
export function useMyContainers() {
  return useQuery(mine);
}

/** Asks for the list while it is still being asked who I am. */
export function fetchAhead(queries: QueryClient) {
  void queries.prefetchQuery(mine);
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
