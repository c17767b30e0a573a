import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Image, ImageRefresh } from '../api/model';
import { nextAfter } from '../api/pages';
import { takeImage } from '../live/images';
import { IMAGES, imageKey, imagesKey, type Whose } from '../live/keys';

const PAGE_SIZE = '100';

/** One page of a list, and where the next one begins. */
export interface ImagePage {
  rows: Image[];
  next: string | undefined;
}

/** My images, or those of others that I may use, the newest first; kept fresh by events. */
export function useImages(whose: Whose, words = '') {
  return useInfiniteQuery({
    queryKey: imagesKey(whose, words),
    // No event tells when a container of mine is made of one.
    staleTime: 0,
    queryFn: async ({ signal, pageParam }): Promise<ImagePage> => {
      const { data, response } = await api.GET('/api/v1/images', {
        signal,
        params: {
          query: {
            shared: whose === 'shared',
            limit: PAGE_SIZE,
            ...(words && { q: words }),
            ...(pageParam && { after: pageParam }),
          },
        },
      });
      return { rows: data as Image[], next: nextAfter(response.headers.get('Link')) };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // While one types, what was found before stays to be seen.
    placeholderData: (before, query) => (query?.queryKey[1] === whose ? before : undefined),
  });
}

/** One image, kept fresh by events; `gone` once it was there and is not any more. */
export type Followed = (Image & { gone?: false }) | { id: string; gone: true };

export function useImage(id: string) {
  return useQuery<Followed>({
    queryKey: imageKey(id),
    staleTime: 0,
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/images/{id}', { params: { path: { id } }, signal })) as Promise<Image>,
  });
}

/** Describes it, shares it, or takes it back. */
export function useChangeImage(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { description?: string; shared?: boolean }) =>
      body(
        api.PATCH('/api/v1/images/{id}', { params: { path: { id } }, body: change }),
      ) as Promise<Image>,
    onSuccess: (next) => takeImage(queries, { ...next }),
  });
}

export function useDeleteImage(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/images/{id}', { params: { path: { id } } }),
    onSuccess: () => takeImage(queries, { id, gone: true }),
  });
}

/** Asks every host for its images now; for administrators. */
export function useRefresh() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/images/refresh')) as Promise<ImageRefresh>,
    onSuccess: () => queries.invalidateQueries({ queryKey: IMAGES }),
  });
}
