import { expect, test } from 'vitest';
import { noConnection, Problem } from '../api/problem';
import { WishKey } from './wishKey';

test('the same wish has the same key while no answer came', () => {
  const keys = new WishKey();
  const first = keys.for({ name: 'web' });
  keys.refused(noConnection());
  keys.refused(new Problem(503, 'host-unreachable', ''));
  keys.refused(new Problem(409, 'wrong-state', ''));
  expect(keys.for({ name: 'web' })).toBe(first);
});

test('another wish has another key', () => {
  const keys = new WishKey();
  expect(keys.for({ name: 'web' })).not.toBe(keys.for({ name: 'db' }));
});

test('after a refusal the same wish is a new one', () => {
  const keys = new WishKey();
  const first = keys.for({ name: 'web' });
  keys.refused(new Problem(409, 'quota-exceeded', ''));
  expect(keys.for({ name: 'web' })).not.toBe(first);
});
