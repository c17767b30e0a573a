import { expect, test } from 'vitest';
import { changed } from './rows';

const rows = [
  { id: 'a', status: 'running' },
  { id: 'b', status: 'running' },
];

test('one row changes and the others stay the very same objects', () => {
  const next = changed(rows, 'id', { id: 'b', status: 'stopped' });
  expect(next).toEqual([rows[0], { id: 'b', status: 'stopped' }]);
  expect(next[0]).toBe(rows[0]);
});

test('what is new comes last', () => {
  expect(changed(rows, 'id', { id: 'c' }).map((row) => row.id)).toEqual(['a', 'b', 'c']);
});

test('what is gone leaves the list', () => {
  expect(changed(rows, 'id', { id: 'a', gone: true })).toEqual([rows[1]]);
});

test('what was never there stays away when it is gone', () => {
  expect(changed(rows, 'id', { id: 'z', gone: true })).toBe(rows);
});
