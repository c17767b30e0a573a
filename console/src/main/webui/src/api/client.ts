import createClient from 'openapi-fetch';
import { spoken } from './language';
import { noConnection, problemOf } from './problem';
import type { paths } from './schema';

type Listener = () => void;
let sessionEnded: Listener = () => {};

/** Called whenever the console says that nobody is logged in. */
export function onSessionEnded(listener: Listener): void {
  sessionEnded = listener;
}

/** Whoever was told so by other means than this client says it here. */
export function sessionHasEnded(): void {
  sessionEnded();
}

async function ask(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', spoken());
  let answer: Response;
  try {
    answer = await fetch(request);
  } catch (failure) {
    throw request.signal.aborted ? failure : noConnection();
  }
  if (answer.ok) {
    return answer;
  }
  const problem = await refusal(answer);
  if (problem.code === 'not-authenticated' && !new URL(request.url).pathname.endsWith('/session')) {
    sessionEnded();
  }
  throw problem;
}

async function refusal(answer: Response) {
  const body: unknown = await answer.json().catch(() => undefined);
  return problemOf(answer.status, body, answer.headers.get('Retry-After'));
}

/**
 * The console's API, typed by its committed OpenAPI. Every refusal is thrown as a `Problem`.
 * Nothing else on the page calls `fetch`.
 */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: ask });

/** The body of an answer; a refusal was thrown already. */
export async function body<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  return (await answer).data as T;
}

/** An answer that is read as it comes: server-sent events, a log. */
export async function flow(
  path: string,
  accept: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const answer = await ask(
    new Request(new URL(path, location.origin), { headers: { Accept: accept }, signal }),
  );
  if (!answer.body) {
    throw noConnection();
  }
  return answer.body;
}
