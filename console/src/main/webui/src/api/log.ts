import { flow } from './client';

export interface LogListener {
  /** The log begins anew: what came before stands in what comes now, or is too old. */
  begin: () => void;
  text: (piece: string) => void;
}

/** Reads at one go at most for so long. */
const BUSY_MS = 10;

/**
 * Reads what a container printed, and what it prints until the signal.
 *
 * @param tail how many of the last lines to begin with
 * @returns when the log is over: the container does not run
 * @throws Problem when the console refuses or is away, anything else when the connection is lost
 */
export async function readLog(
  id: string,
  tail: number,
  listener: LogListener,
  signal: AbortSignal,
): Promise<void> {
  const bytes = await flow(
    `/api/v1/containers/${encodeURIComponent(id)}/logs?follow=true&tail=${tail}`,
    'text/plain',
    signal,
  );
  listener.begin();
  const pieces = bytes
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let since = performance.now();
  for (;;) {
    const { done, value } = await pieces.read();
    if (done) {
      return;
    }
    listener.text(value);
    if (performance.now() - since > BUSY_MS) {
      // Whoever prints faster than this page reads has to wait; the page must not.
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
}
