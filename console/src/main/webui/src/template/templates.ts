import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, body } from '../api/client';
import type { Container, Definition, StartOrder, Template } from '../api/model';
import { everyPage } from '../api/pages';
import { WishKey } from '../create/wishKey';
import { MY_CONTAINERS } from '../live/keys';
import { apply } from '../live/rows';

const TEMPLATES = ['templates'] as const;
const PAGE_SIZE = '1000';

/** Names a template among all that one may see. */
export interface Which {
  owner: string;
  name: string;
}

/** My templates, or what others offer. No event tells of them. */
export function useTemplates(offered: boolean) {
  return useQuery({
    queryKey: [...TEMPLATES, 'list', offered],
    staleTime: 0,
    queryFn: ({ signal }) =>
      everyPage<Template>((after) =>
        api.GET('/api/v1/templates', {
          signal,
          params: { query: { offered, limit: PAGE_SIZE, after } },
        }),
      ),
  });
}

const at = ({ owner, name }: Which) => ({ path: { name }, query: { owner } });

export function useTemplate(which: Which) {
  return useQuery({
    queryKey: [...TEMPLATES, 'one', which],
    staleTime: 0,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/templates/{name}', { params: at(which), signal }),
      ) as Promise<Definition>,
  });
}

const YAML = { headers: { Accept: 'application/yaml' }, parseAs: 'text' } as const;

/** A template's definition as text. */
export function useTemplateText(which: Which) {
  return useQuery({
    queryKey: [...TEMPLATES, 'text', which],
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/templates/{name}', {
        params: at(which),
        signal,
        ...YAML,
      });
      return data as unknown as string;
    },
  });
}

/** A container's definition as text. */
export function useContainerText(id: string) {
  return useQuery({
    queryKey: ['definition', 'text', id],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/api/v1/containers/{id}/definition', {
        params: { path: { id } },
        signal,
        ...YAML,
      });
      return data as unknown as string;
    },
  });
}

/** A container's definition, to begin a template with; none where there is no container. */
export function useContainerDefinition(id: string | null) {
  return useQuery({
    queryKey: ['definition', id],
    enabled: id !== null,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/containers/{id}/definition', {
          params: { path: { id: id ?? '' } },
          signal,
        }),
      ) as Promise<Definition>,
  });
}

/** Defines a new one, or one of mine anew. */
export function useDefine(known: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (definition: Definition) =>
      known === undefined
        ? api.POST('/api/v1/templates', { body: definition })
        : api.PUT('/api/v1/templates/{name}', {
            params: { path: { name: known } },
            body: definition,
          }),
    onSuccess: () => queries.invalidateQueries({ queryKey: TEMPLATES }),
  });
}

export function useUndefine(which: Which) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/templates/{name}', { params: at(which) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: TEMPLATES }),
  });
}

/** Asks for a container of it; what comes of it stands in the list at once. */
export function useStart(which: Which) {
  const queries = useQueryClient();
  const keys = useRef(new WishKey());
  return useMutation({
    mutationFn: async (order: StartOrder) => {
      const { data } = await api.POST('/api/v1/templates/{name}/start', {
        body: order,
        params: { ...at(which), header: { 'Idempotency-Key': keys.current.for(order) } },
      });
      return data as Container;
    },
    onSuccess: (made) => apply(queries, MY_CONTAINERS, 'id', { ...made }),
    onError: (failure) => keys.current.refused(failure),
  });
}
