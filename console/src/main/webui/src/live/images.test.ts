import { expect, test } from 'vitest';
import { following, type Pages } from './images';

const list: Pages = {
  pages: [
    { rows: [{ id: 'sha256:a', mine: true, shared: false }], next: 'sha256:a' },
    { rows: [{ id: 'sha256:b', mine: true, shared: false }], next: undefined },
  ],
  pageParams: [undefined, 'sha256:a'],
};
const rowsOf = (found: Pages | undefined) => found?.pages.map(({ rows }) => rows);

test('a row changes on its page, and other pages stay the very same objects', () => {
  const shared = { id: 'sha256:b', mine: true, shared: true };
  const next = following(list, 'mine', shared);
  expect(rowsOf(next)).toEqual([list.pages[0]?.rows, [shared]]);
  expect(next?.pages[0]).toBe(list.pages[0]);
});

test('what is gone leaves the list', () => {
  expect(rowsOf(following(list, 'mine', { id: 'sha256:a', gone: true }))).toEqual([
    [],
    list.pages[1]?.rows,
  ]);
});

test('only the console knows the place of a new one', () => {
  expect(following(list, 'mine', { id: 'sha256:c', mine: true })).toBeUndefined();
});

test("others' images are no concern of my list, and mine none of theirs", () => {
  expect(following(list, 'mine', { id: 'sha256:c', mine: false, shared: true })).toBe(list);
  expect(following(list, 'shared', { id: 'sha256:c', mine: true })).toBe(list);
  expect(following(list, 'mine', { id: 'sha256:c', gone: true })).toBe(list);
});
