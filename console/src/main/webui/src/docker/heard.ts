import type { Token } from '../api/model';

/** What was heard of a token's program; `at` is null while nothing was. */
export interface Heard {
  name: string;
  at: string | null;
}

/** Of the newest token while nobody has used it, because that is the one that is being tried; else of the one used last. */
export function heard(newestFirst: Pick<Token, 'name' | 'usedAt'>[]): Heard | undefined {
  const [newest] = newestFirst;
  if (!newest?.usedAt) {
    return newest && { name: newest.name, at: null };
  }
  const { name, usedAt } = newestFirst.reduce((last, token) =>
    (token.usedAt ?? '') > (last.usedAt ?? '') ? token : last,
  );
  return { name, at: usedAt };
}
