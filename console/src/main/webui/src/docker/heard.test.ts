import { expect, test } from 'vitest';
import { heard } from './heard';

const MORNING = '2026-04-01T00:00:00Z';
const NOON = '2026-04-01T03:00:00Z';

test('without a token there is nobody to be heard', () => {
  expect(heard([])).toBeUndefined();
});

test('a new token is waited for, whatever older ones do', () => {
  expect(
    heard([
      { name: 'new', usedAt: null },
      { name: 'old', usedAt: NOON },
    ]),
  ).toEqual({ name: 'new', at: null });
});

test('once all have been heard, the last one counts', () => {
  expect(
    heard([
      { name: 'new', usedAt: MORNING },
      { name: 'old', usedAt: NOON },
      { name: 'never', usedAt: null },
    ]),
  ).toEqual({ name: 'old', at: NOON });
});
