/** A value of the request that is not acceptable; `name` as in `guestPorts[1]`. */
export interface FieldProblem {
  name: string;
  message: string;
}

/**
 * What the console says when it cannot do something (RFC 9457). `detail` is a sentence for the
 * person in the language that was asked for.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: FieldProblem[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
  }

  /** The message for a field, where there is one. */
  field(name: string): string | undefined {
    return this.fields.find((field) => field.name === name)?.message;
  }
}

/** No answer came: the console or the network is away. */
export const NO_CONNECTION = 'no-connection';

/** The answer was not the console's: a proxy's page, for example. */
export const UNEXPECTED = 'unexpected';

export function noConnection(): Problem {
  return new Problem(0, NO_CONNECTION, '');
}

/** Reads a refusal; survives whatever a proxy in between may have sent instead. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): Problem {
  const seconds = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  if (typeof body === 'object' && body !== null && 'code' in body) {
    const told = body as { code: unknown; detail?: unknown; fields?: unknown };
    const fields = Array.isArray(told.fields) ? (told.fields as FieldProblem[]) : [];
    return new Problem(status, String(told.code), String(told.detail ?? ''), fields, seconds);
  }
  return new Problem(status, UNEXPECTED, '', [], seconds);
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}
