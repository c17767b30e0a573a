/** The `after` of the next page from a `Link` header; nothing where there is no next page. */
export function nextPage(link: string | null): string | undefined {
  const address = link?.match(/<([^>]*)>\s*;\s*rel="?next"?/)?.[1];
  return address
    ? (new URL(address, 'http://console').searchParams.get('after') ?? undefined)
    : undefined;
}
