import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body, onSessionEnded } from '../api/client';
import type { Person } from '../api/model';
import { isProblem } from '../api/problem';
import { Failed } from '../part/states';

interface Session {
  /** Who is logged in; null nobody, undefined not known yet. */
  person: Person | null | undefined;
  /** The session of that person is over, and nobody has logged in again yet. */
  hasEnded: boolean;
  /** Counts the logins on this page: streams begin anew when it changes. */
  generation: number;
  logIn: (username: string, password: string) => Promise<Person>;
  logOut: () => Promise<void>;
}

const Context = createContext<Session | null>(null);

/** Knows who is logged in, and when the session has ended. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [person, setPerson] = useState<Person | null>();
  const [failure, setFailure] = useState<unknown>();
  const [hasEnded, setHasEnded] = useState(false);
  const [generation, setGeneration] = useState(0);
  const queries = useQueryClient();
  const navigate = useNavigate();

  const find = useMemo(
    () => () => {
      setFailure(undefined);
      body(api.GET('/api/v1/session')).then(
        (found) => setPerson(found as Person),
        (refused) =>
          isProblem(refused, 'not-authenticated') ? setPerson(null) : setFailure(refused),
      );
    },
    [],
  );
  useEffect(find, [find]);
  useEffect(() => onSessionEnded(() => setHasEnded(true)), []);

  const session = useMemo<Session>(
    () => ({
      person,
      hasEnded: hasEnded && !!person,
      generation,
      logIn: async (username, password) => {
        const found = await body(api.POST('/api/v1/session', { body: { username, password } }));
        if (person && person.account !== found?.account) {
          // Somebody else: nothing of the former person may stay on the page.
          queries.clear();
          navigate('/containers', { replace: true });
        }
        setPerson(found as Person);
        setHasEnded(false);
        setGeneration((before) => before + 1);
        void queries.invalidateQueries();
        return found as Person;
      },
      logOut: async () => {
        await api.DELETE('/api/v1/session').catch((refused: unknown) => {
          if (!isProblem(refused, 'not-authenticated')) {
            throw refused;
          }
        });
        setPerson(null);
        setHasEnded(false);
        queries.clear();
        navigate('/login');
      },
    }),
    [person, hasEnded, generation, queries, navigate],
  );
  if (failure) {
    return <Failed failure={failure} again={find} />;
  }
  return <Context.Provider value={session}>{children}</Context.Provider>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) {
    throw new Error('no SessionProvider around this');
  }
  return session;
}
