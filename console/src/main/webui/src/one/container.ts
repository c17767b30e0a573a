import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Container } from '../api/model';
import { containerKey, MY_CONTAINERS } from '../live/keys';

/** One container, kept fresh by events; `gone` once it was there and is not any more. */
export type Followed = Container | { id: string; gone: true };

export function useContainer(id: string) {
  const queries = useQueryClient();
  return useQuery<Followed>({
    queryKey: containerKey(id),
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/containers/{id}', { params: { path: { id } }, signal }),
      ) as Promise<Container>,
    // The list knows it already: no waiting, but it is asked for all the same.
    placeholderData: () =>
      queries.getQueryData<Container[]>(MY_CONTAINERS)?.find((known) => known.id === id),
  });
}
