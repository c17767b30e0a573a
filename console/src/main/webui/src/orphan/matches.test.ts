import { expect, test } from 'vitest';
import type { Orphan } from '../api/model';
import { matches } from './matches';

const orphan = { fullName: 'e175703-web', owner: 'e175703', host: 'blade2' } as Orphan;

test('name, owner and host are looked through, whatever the case', () => {
  expect(matches(orphan, '')).toBe(true);
  expect(matches(orphan, ' BLADE2 ')).toBe(true);
  expect(matches(orphan, '-web')).toBe(true);
  expect(matches(orphan, 'blade3')).toBe(false);
});
