/** The `after` of the page that a `Link` header names as the next one. */
export function nextAfter(link: string | null): string | undefined {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const [, address, relation] = /^<([^>]*)>\s*;.*\brel="?([^";]*)"?/.exec(part.trim()) ?? [];
    if (address && relation === 'next') {
      return new URL(address, 'http://console').searchParams.get('after') ?? undefined;
    }
  }
  return undefined;
}

/** Reads a list to its end, page after page. */
export async function everyPage<T>(
  page: (after: string | undefined) => Promise<{ data?: unknown; response: Response }>,
): Promise<T[]> {
  const rows: T[] = [];
  let after: string | undefined;
  do {
    const { data, response } = await page(after);
    rows.push(...(data as T[]));
    after = nextAfter(response.headers.get('Link'));
  } while (after !== undefined);
  return rows;
}
