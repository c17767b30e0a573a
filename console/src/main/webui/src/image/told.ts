import type { Image } from '../api/model';

const ID_DIGITS = 12;

/** The first digits of an id, as Docker shows it. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, ID_DIGITS);
}

/** What a person calls it: its first name, or the first digits of its id. */
export function titleOf({ names, id }: Pick<Image, 'names' | 'id'>): string {
  return names[0] ?? shortId(id);
}

/** What one writes to have a container of it. */
export function referenceOf({ names, id }: Pick<Image, 'names' | 'id'>): string {
  return names[0] ?? id;
}

/** The page where it is described. */
export function addressOf(id: string): string {
  return `/images/${id}`;
}

/** The form for a container of it. */
export function createAddress(image: Pick<Image, 'names' | 'id'>): string {
  return `/containers/new?${new URLSearchParams({ image: referenceOf(image) })}`;
}

/** The first line of a description that says something, without what Markdown marks it with. */
export function firstLine(markdown: string | null): string {
  for (const line of (markdown ?? '').split('\n')) {
    const text = line
      .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+/, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/(\*\*|__|\*|`+|~~)(\S(?:.*?\S)?)\1/g, '$2')
      .trim();
    if (/[\p{L}\p{N}]/u.test(text)) {
      return text;
    }
  }
  return '';
}

/** An address in a description that may become a link; empty for any other. */
export function safeAddress(address: string): string {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : '';
  } catch {
    return '';
  }
}
