import { expect, test } from 'vitest';
import type { Quota } from '../api/model';
import { isSound, read, typed } from './limits';

const quota = {
  account: 'e175701',
  containers: { limit: 5, used: 1 },
  gpus: { limit: 2, used: 0 },
  cpus: { limit: 32, used: 1 },
  memoryMiB: { limit: 131072, used: 64 },
  own: { containers: 5, gpus: null, cpus: null, memoryMiB: null },
  groups: [],
} satisfies Quota;

test('only own limits stand in the form, and come back as they were', () => {
  expect(typed(quota)).toEqual({ containers: '5', gpus: '', cpus: '', memoryMiB: '' });
  expect(read(typed(quota))).toEqual({ containers: 5 });
  expect(typed({ ...quota, own: null }).containers).toBe('');
});

test('zero is a limit, and what is empty is left out', () => {
  expect(read({ containers: '0', gpus: ' ', cpus: '1.5', memoryMiB: '' })).toEqual({
    containers: 0,
    cpus: 1.5,
  });
});

test.each([
  ['containers', '-1'],
  ['gpus', '1.5'],
  ['cpus', '1,5'],
  ['memoryMiB', 'much'],
] as const)('%s cannot be %s', (part, text) => {
  expect(isSound(part, text)).toBe(false);
  expect(read({ containers: '', gpus: '', cpus: '', memoryMiB: '', [part]: text })).toBeUndefined();
});
