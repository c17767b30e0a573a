/** What a text that should be a runner authentication token is. */
export type TokenKind = 'runner' | 'registration' | 'personal' | 'empty' | 'other';

/**
 * Tells the token that is needed from those that people take for it; prefixes as in
 * docs.gitlab.com, "GitLab token overview". Registration tokens were made without a prefix, or with
 * `GR1348941`.
 */
export function tokenKind(text: string): TokenKind {
  const token = text.trim();
  if (token === '') {
    return 'empty';
  }
  if (token.startsWith('glrt-')) {
    return 'runner';
  }
  if (token.startsWith('GR1348941') || /^[\w-]{20}$/.test(token)) {
    return 'registration';
  }
  return /^gl[a-z]+-/.test(token) ? 'personal' : 'other';
}
