import { expect, test } from 'vitest';
import { nextPage } from './link';

test('the key of the next page stands in the Link header', () => {
  expect(nextPage('</api/v1/audit?outcome=done&limit=3&after=43>; rel="next"')).toBe('43');
});

test('a key that was escaped is read as it was', () => {
  expect(nextPage('</api/v1/containers?after=a%26b>; rel="next"')).toBe('a&b');
});

test.each([null, '', '</x?after=1>; rel="prev"'])('%j has no next page', (link) => {
  expect(nextPage(link)).toBeUndefined();
});
