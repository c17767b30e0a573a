import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { listen, type ServerEvent } from '../api/events';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { takeImage } from './images';
import {
  ALL_CONTAINERS,
  containerKey,
  HOSTS,
  IMAGES,
  MY_CONTAINERS,
  ONE_CONTAINER,
  ONE_IMAGE,
  RUNNER,
} from './keys';
import { apply, type Change } from './rows';

interface Live {
  /** Whether events flow; undefined while that is not known yet. */
  isConnected: boolean | undefined;
}

const Context = createContext<Live>({ isConnected: undefined });

/** Keeps the lists of the query cache as the console's events tell, row by row. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { person, generation } = useSession();
  const { language } = useText();
  const [isConnected, setConnected] = useState<boolean>();
  const path = person?.roles.includes('admin') ? '/api/v1/events?owner=all' : '/api/v1/events';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new login or language opens it anew
  useEffect(() => {
    const over = new AbortController();
    const take = (event: ServerEvent) => receive(queries, person?.account ?? '', event);
    listen(path, over.signal, take, setConnected).catch(() => {
      // Refused: the session has ended, and the dialog for that is open.
    });
    return () => over.abort();
  }, [path, generation, language, queries]);
  return <Context.Provider value={{ isConnected }}>{children}</Context.Provider>;
}

export function useLive(): Live {
  return useContext(Context);
}

function receive(queries: QueryClient, account: string, event: ServerEvent) {
  if (event.name === 'ready') {
    // Whatever happened before this moment is in the lists, whatever comes after it in an event.
    for (const key of [
      ...[MY_CONTAINERS, ALL_CONTAINERS, ONE_CONTAINER],
      ...[HOSTS, IMAGES, ONE_IMAGE, RUNNER],
    ]) {
      void queries.invalidateQueries({ queryKey: key });
    }
  } else if (event.name === 'container') {
    const change = JSON.parse(event.data) as Change;
    if (change.gone || change.owner === account) {
      apply(queries, MY_CONTAINERS, 'id', change);
    }
    apply(queries, ALL_CONTAINERS, 'id', change);
    queries.setQueryData(containerKey(String(change.id)), (known) => known && change);
  } else if (event.name === 'host') {
    apply(queries, HOSTS, 'name', JSON.parse(event.data) as Change);
  } else if (event.name === 'image') {
    takeImage(queries, JSON.parse(event.data) as Change);
  } else if (event.name === 'runner') {
    // The event leaves out what changes all the time; the page shows that too.
    void queries.invalidateQueries({ queryKey: RUNNER });
  }
}
