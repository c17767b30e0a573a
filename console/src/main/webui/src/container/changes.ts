import {
  type QueryClient,
  useMutation,
  useMutationState,
  useQueryClient,
} from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Container } from '../api/model';
import { isProblem } from '../api/problem';
import { ALL_CONTAINERS, containerKey, MY_CONTAINERS } from '../live/keys';
import type { Verb } from './verbs';

const CHANGES = ['container-change'] as const;

interface Wish {
  container: Container;
  verb: Verb;
}

/** Carries out what a person wants of a container, and puts the answer into the lists at once. */
export function useChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: CHANGES,
    mutationFn: ({ container, verb }: Wish) => change(queries, container, verb),
  });
}

/** Whether a change of it is under way. */
export function useIsChanging(id: string): boolean {
  const changes = useMutationState({
    filters: {
      mutationKey: CHANGES,
      status: 'pending',
      predicate: (mutation) => (mutation.state.variables as Wish).container.id === id,
    },
    select: () => id,
  });
  return changes.length > 0;
}

/**
 * Asks the console for the change.
 *
 * @returns the container as it is then; nothing once it is gone
 */
export async function change(
  queries: QueryClient,
  container: Container,
  verb: Verb,
): Promise<Container | undefined> {
  const params = { path: { id: container.id } };
  if (verb === 'delete') {
    return remove(queries, container);
  }
  const address = `/api/v1/containers/{id}/${verb}` as const;
  const next = (await body(api.POST(address, { params }))) as Container;
  keep(queries, next);
  return next;
}

async function remove(queries: QueryClient, container: Container): Promise<Container | undefined> {
  const params = { path: { id: container.id } };
  const leaving: Container = { ...container, status: 'deleting', statusDetail: null };
  try {
    const { response } = await api.DELETE('/api/v1/containers/{id}', { params });
    if (response.status === 202) {
      keep(queries, leaving);
      return leaving;
    }
  } catch (refused) {
    if (isProblem(refused, 'host-unreachable')) {
      // Taken down: it will be deleted when its host is back.
      keep(queries, leaving);
    }
    if (!isProblem(refused, 'not-found')) {
      throw refused;
    }
  }
  for (const list of [MY_CONTAINERS, ALL_CONTAINERS]) {
    queries.setQueryData<Container[]>(list, (rows) =>
      rows?.filter((row) => row.id !== container.id),
    );
  }
  const gone = { id: container.id, gone: true };
  queries.setQueryData(containerKey(container.id), (known) => known && gone);
  return undefined;
}

/** Puts it in its place in every list it is in, and on its own page. */
export function keep(queries: QueryClient, next: Container): void {
  for (const list of [MY_CONTAINERS, ALL_CONTAINERS]) {
    queries.setQueryData<Container[]>(list, (rows) =>
      rows?.map((row) => (row.id === next.id ? next : row)),
    );
  }
  queries.setQueryData(containerKey(next.id), (known) => known && next);
}
