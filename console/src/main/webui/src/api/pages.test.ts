import { expect, test } from 'vitest';
import { everyPage, nextAfter } from './pages';

test('the next page is where the Link header says', () => {
  const link = '</api/v1/containers?limit=2&after=b%2Fc>; rel="next"';
  expect(nextAfter(link)).toBe('b/c');
  expect(nextAfter(`</x?after=a>; rel="prev", ${link}`)).toBe('b/c');
});

test.each([null, '', '</x?after=a>; rel="prev"', 'nonsense'])('after %j nothing comes', (link) => {
  expect(nextAfter(link)).toBeUndefined();
});

test('a list is read to its end, in order', async () => {
  const pages: Record<string, [string[], string?]> = {
    start: [['a', 'b'], 'b'],
    b: [['c', 'd'], 'd'],
    d: [['e']],
  };
  const rows = await everyPage<string>(async (after) => {
    const [data, next] = pages[after ?? 'start'] ?? [[]];
    const headers = next ? { Link: `</l?after=${next}>; rel="next"` } : undefined;
    return { data, response: new Response(null, { headers }) };
  });
  expect(rows).toEqual(['a', 'b', 'c', 'd', 'e']);
});
