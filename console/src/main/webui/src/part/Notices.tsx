import { AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useText } from '../text/TextContext';
import { Alert } from './Alert';
import { useReason } from './states';
import { parts } from './words';

type Kind = 'success' | 'info' | 'warning' | 'danger';

interface Notice {
  id: number;
  kind: Kind;
  title: string;
  text: string | undefined;
}

interface Notices {
  /** A word in the corner of the page. Good news leaves by itself, bad news stays. */
  tell: (kind: Kind, title: string, text?: string) => void;
  /** That something failed, and why. */
  tellFailure: (title: string, failure: unknown) => void;
}

const Context = createContext<Notices | null>(null);
const SHOWN_MS = 8_000;
const MOST = 4;
let count = 0;

export function NoticeProvider({ children }: { children: ReactNode }) {
  const { say } = useText();
  const reason = useReason();
  const [shown, setShown] = useState<Notice[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason changes with say
  const notices = useMemo<Notices>(() => {
    const tell = (kind: Kind, title: string, text?: string) => {
      const next = { id: ++count, kind, title, text };
      setShown((all) => [...all, next].slice(-MOST));
    };
    return { tell, tellFailure: (title, failure) => tell('danger', title, reason(failure)) };
  }, [say]);
  const drop = (id: number) => setShown((all) => all.filter((notice) => notice.id !== id));
  return (
    <Context.Provider value={notices}>
      {children}
      <AlertGroup isToast isLiveRegion>
        {shown.map(({ id, kind, title, text }) => (
          <Alert
            key={id}
            variant={kind}
            title={title}
            className="wm-any"
            timeout={kind === 'success' || kind === 'info' ? SHOWN_MS : false}
            onTimeout={() => drop(id)}
            actionClose={
              <AlertActionCloseButton
                aria-label={say(parts.dismiss, { title })}
                onClose={() => drop(id)}
              />
            }
          >
            {text}
          </Alert>
        ))}
      </AlertGroup>
    </Context.Provider>
  );
}

export function useNotices(): Notices {
  const notices = useContext(Context);
  if (!notices) {
    throw new Error('no NoticeProvider around this');
  }
  return notices;
}
