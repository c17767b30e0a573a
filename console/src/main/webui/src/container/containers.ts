import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Container } from '../api/model';
import { everyPage } from '../api/pages';
import { MY_CONTAINERS } from '../live/keys';

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
