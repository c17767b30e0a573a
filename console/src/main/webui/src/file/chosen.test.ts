import { expect, test } from 'vitest';
import { nameOf, totalBytes, withMore } from './chosen';

const file = (name: string, text: string) => new File([text], name);

test('of two files with one name the later one is sent', () => {
  const both = withMore([file('a', '1'), file('b', '22')], [file('a', '333')]);
  expect(both.map(({ name, size }) => [name, size])).toEqual([
    ['b', 2],
    ['a', 3],
  ]);
  expect(totalBytes(both)).toBe(5);
});

test.each([
  ['/tmp/result.csv', 'result.csv'],
  ['/tmp/data/', 'data'],
  ['/', 'container'],
])('%s is saved as %s', (path, name) => {
  expect(nameOf(path)).toBe(name);
});
