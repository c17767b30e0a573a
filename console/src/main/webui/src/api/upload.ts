import { sessionHasEnded } from './client';
import { spoken } from './language';
import { noConnection, problemOf } from './problem';

export interface StoredFile {
  path: string;
  sizeBytes: number;
  sha256: string;
}

/**
 * Sends files into a folder of a container, all or none. (`fetch` does not tell how far an upload
 * is; this is the one place beside `client.ts` that asks the console.)
 *
 * @param progress bytes that left, and bytes there are, with what the form itself adds
 * @throws Problem when it was refused, `AbortError` when the signal took it back
 */
export function upload(
  id: string,
  folder: string,
  files: readonly File[],
  progress: (sent: number, total: number) => void,
  signal: AbortSignal,
): Promise<StoredFile[]> {
  const form = new FormData();
  // The folder first: the host reads the parts in their order.
  form.append('path', folder);
  for (const file of files) {
    form.append('file', file, file.name);
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/containers/${encodeURIComponent(id)}/files`);
    request.setRequestHeader('Accept-Language', spoken());
    request.responseType = 'text';
    request.upload.addEventListener('progress', (event) => progress(event.loaded, event.total));
    request.addEventListener('load', () => {
      const answer = read(request.responseText);
      if (request.status === 201) {
        resolve(answer as StoredFile[]);
        return;
      }
      if (request.status === 401) {
        sessionHasEnded();
      }
      reject(problemOf(request.status, answer, request.getResponseHeader('Retry-After')));
    });
    request.addEventListener('error', () => reject(noConnection()));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
