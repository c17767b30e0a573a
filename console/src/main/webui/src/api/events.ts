import { EventSourceParserStream } from 'eventsource-parser/stream';
import { flow } from './client';
import { isProblem } from './problem';

export interface ServerEvent {
  /** Its name, `message` where it has none. */
  name: string;
  data: string;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;

/**
 * Reads server-sent events until the signal, coming back by itself when the connection is lost.
 * (The browser's EventSource can neither ask for a language nor tell why it was refused.)
 *
 * @param connected called with true when events flow, with false when the connection is lost
 * @throws Problem when the console refuses for a reason that waiting does not change
 */
export async function listen(
  path: string,
  signal: AbortSignal,
  take: (event: ServerEvent) => void,
  connected: (isConnected: boolean) => void,
): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const bytes = await flow(path, 'text/event-stream', signal);
      connected(true);
      pause = FIRST_PAUSE_MS;
      await read(bytes, take);
    } catch (failure) {
      if (
        isProblem(failure) &&
        failure.status >= 400 &&
        failure.status < 500 &&
        failure.status !== 429
      ) {
        connected(false);
        throw failure;
      }
    }
    if (!signal.aborted) {
      connected(false);
      await wait(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}

async function read(bytes: ReadableStream<Uint8Array>, take: (event: ServerEvent) => void) {
  const events = bytes
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const { done, value } = await events.read();
    if (done) {
      return;
    }
    take({ name: value.event ?? 'message', data: value.data });
  }
}

/** Waits, at most until the signal. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
