import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, body } from '../api/client';
import type { Placement, Quota } from '../api/model';
import type { Draft } from './draft';
import { type Wish, wishOf } from './wish';

const PAUSE_MS = 400;

/** Where the draft would run and why nowhere else; asked when the typing pauses. */
export function usePlacement(draft: Draft) {
  const wish = useSettled(JSON.stringify(wishOf(draft) ?? null));
  return useQuery({
    queryKey: ['placement', wish],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/placement', { params: { query: JSON.parse(wish) as Wish }, signal }),
      ) as Promise<Placement>,
    enabled: wish !== 'null',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
}

/** My own quota; asked anew whenever the form is opened. */
export function useMyQuota() {
  return useQuery({
    queryKey: ['quota'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/quota', { signal })) as Promise<Quota>,
    staleTime: 0,
  });
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
