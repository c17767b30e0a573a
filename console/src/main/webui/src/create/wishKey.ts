import { isProblem } from '../api/problem';

/**
 * Gives each wish its key: the same as long as the same thing is asked for and no answer settled
 * it, so that a second click or a try after a lost answer makes no second container.
 */
export class WishKey {
  private asked = '';
  private key = '';

  for(order: unknown): string {
    const text = JSON.stringify(order);
    if (text !== this.asked) {
      this.asked = text;
      this.key = randomKey();
    }
    return this.key;
  }

  /** Forgets the key where the console has refused the wish for good. */
  refused(failure: unknown): void {
    const isSettled =
      isProblem(failure) &&
      failure.status >= 400 &&
      failure.status < 500 &&
      !['wrong-state', 'not-authenticated', 'too-many-requests'].includes(failure.code);
    if (isSettled) {
      this.asked = '';
    }
  }
}

/** `crypto.randomUUID` is there over TLS only. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
