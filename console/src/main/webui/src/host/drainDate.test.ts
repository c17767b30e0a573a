import { expect, test } from 'vitest';
import { fromLocal, toLocal } from './drainDate';

test('what is shown is what was chosen, in whatever zone', () => {
  for (const chosen of ['2026-12-01T09:30', '2026-07-01T00:00']) {
    const at = fromLocal(chosen);
    expect(at).toMatch(/Z$/);
    expect(toLocal(at as string)).toBe(chosen);
  }
});

test('no date is none', () => {
  expect(fromLocal('')).toBeUndefined();
  expect(fromLocal('soon')).toBeUndefined();
});
