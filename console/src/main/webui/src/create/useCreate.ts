import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../api/client';
import type { Container, NewContainer } from '../api/model';
import { MY_CONTAINERS } from '../live/keys';
import { apply } from '../live/rows';
import { WishKey } from './wishKey';

/** Asks for a container; what comes of it stands in the list at once. */
export function useCreate() {
  const queries = useQueryClient();
  const keys = useRef(new WishKey());
  return useMutation({
    mutationFn: async (order: NewContainer) => {
      const { data } = await api.POST('/api/v1/containers', {
        body: order,
        params: { header: { 'Idempotency-Key': keys.current.for(order) } },
      });
      return data as Container;
    },
    onSuccess: (made) => apply(queries, MY_CONTAINERS, 'id', { ...made }),
    onError: (failure) => keys.current.refused(failure),
  });
}
