import { expect, test } from 'vitest';
import { preferred, put } from './sentence';

test('the language picks the text and names are replaced by values', () => {
  const sentence = ['Delete {name}?', '{name} を削除しますか?'] as const;
  expect(put(sentence, 'en', { name: 'web' })).toBe('Delete web?');
  expect(put(sentence, 'ja', { name: 'web' })).toBe('web を削除しますか?');
});

test('what looks like a pattern in a value stays as it is', () => {
  expect(put(['{name}', '{name}'], 'en', { name: '$& {other}' })).toBe('$& {other}');
});

test.each([
  [['ja-JP', 'en'], 'ja'],
  [['de', 'en-GB', 'ja'], 'en'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('of %j the page speaks %s', (languages, expected) => {
  expect(preferred(languages)).toBe(expected);
});
