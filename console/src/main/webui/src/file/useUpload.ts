import { useEffect, useRef, useState } from 'react';
import { isProblem, NO_CONNECTION } from '../api/problem';
import { type StoredFile, upload } from '../api/upload';
import { unreadable } from './chosen';

export type UploadState =
  | { kind: 'idle' | 'cancelled' | 'broken' }
  | { kind: 'sending'; folder: string; sent: number; total: number }
  | { kind: 'unreadable'; name: string }
  | { kind: 'refused'; failure: unknown }
  | { kind: 'stored'; files: StoredFile[] };

/** One upload after the other into a container. */
export function useUpload(id: string) {
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<AbortController>(null);
  const isSending = state.kind === 'sending';

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (isSending) {
      const hold = (event: BeforeUnloadEvent) => event.preventDefault();
      addEventListener('beforeunload', hold);
      return () => removeEventListener('beforeunload', hold);
    }
  }, [isSending]);

  /** Whether they were stored. */
  const send = async (folder: string, files: readonly File[]): Promise<boolean> => {
    const over = new AbortController();
    running.current = over;
    setState({ kind: 'sending', folder, sent: 0, total: 0 });
    try {
      const stored = await upload(
        id,
        folder,
        files,
        (sent, total) => setState({ kind: 'sending', folder, sent, total }),
        over.signal,
      );
      setState({ kind: 'stored', files: stored });
      return true;
    } catch (failure) {
      setState(over.signal.aborted ? { kind: 'cancelled' } : await reason(failure, files));
      return false;
    }
  };
  return { state, send, cancel: () => running.current?.abort() };
}

async function reason(failure: unknown, files: readonly File[]): Promise<UploadState> {
  if (!isProblem(failure, NO_CONNECTION)) {
    return { kind: 'refused', failure };
  }
  // The browser calls a file that it cannot read a lost connection too.
  const missing = await unreadable(files);
  return missing ? { kind: 'unreadable', name: missing.name } : { kind: 'broken' };
}
