import { expect, test } from 'vitest';
import { exitOf, sound } from './terminal';

test.each([
  ['{"exit":{"code":0}}', { code: 0 }],
  ['{"exit":{"code":137}}', { code: 137 }],
  ['{"exit":{}}', { code: null }],
  ['{"exit":{"code":null}}', { code: null }],
  ['{"tidings":"of a newer console"}', undefined],
  ['null', undefined],
  ['{', undefined],
])('the frame %s tells %j', (text, expected) => {
  expect(exitOf(text)).toEqual(expected);
});

test.each([
  [
    { columns: 80, rows: 24 },
    { columns: 80, rows: 24 },
  ],
  [
    { columns: 0, rows: Number.NaN },
    { columns: 1, rows: 1 },
  ],
  [
    { columns: 4000, rows: 24.9 },
    { columns: 1000, rows: 24 },
  ],
])('of the size %j the host is told %j', (size, expected) => {
  expect(sound(size)).toEqual(expected);
});
