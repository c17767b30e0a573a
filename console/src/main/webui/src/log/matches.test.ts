import { expect, test } from 'vitest';
import { locate, Matches } from './matches';

const blocks = [
  { number: 4, lines: ['Error: one', 'fine'] },
  { number: 5, lines: ['nothing'] },
  { number: 6, lines: ['error, ERROR', 'İ error'] },
];

test('letters are found whatever their case', () => {
  const matches = new Matches('error');
  expect(blocks.map((block) => matches.in(block))).toEqual([1, 0, 3]);
  expect(matches.split('an error, ERROR')).toEqual([3, 10]);
});

test('nothing is found where nothing is searched', () => {
  expect(new Matches('').split('text')).toEqual([]);
});

test.each([
  [0, { block: 4, at: 0 }],
  [2, { block: 6, at: 1 }],
  [9, undefined],
])('match %d is at %j', (number, place) => {
  expect(locate(new Matches('error'), blocks, number)).toEqual(place);
});
