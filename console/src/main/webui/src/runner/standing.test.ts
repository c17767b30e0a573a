import { expect, test } from 'vitest';
import type { Runner, RunnerStatus } from '../api/model';
import { Problem } from '../api/problem';
import { diskPercent, isSetUp, troubleOf } from './standing';

test.each([
  [512, 2048, 25],
  [0, 2048, 0],
  [4096, 2048, 100],
  [null, 2048, undefined],
  [512, null, undefined],
])('%j MiB of %j are %j per cent', (diskUsedMiB, diskLimitMiB, percent) => {
  expect(diskPercent({ diskUsedMiB, diskLimitMiB })).toBe(percent);
});

test.each([
  ['starting', true],
  ['waiting', true],
  ['building', true],
  ['unknown', true],
  ['failed', false],
  ['missing', false],
] as [RunnerStatus, boolean][])('a runner that is %s is set up: %s', (state, is) => {
  expect(isSetUp({ state } as Runner)).toBe(is);
});

test('without a runner nothing is set up', () => {
  expect(isSetUp(null)).toBe(false);
  expect(isSetUp(undefined)).toBe(false);
});

test('what went wrong is told apart', () => {
  const invalid = (name: string) => new Problem(422, 'invalid', '', [{ name, message: 'is not' }]);
  expect(troubleOf(invalid('token'))).toBe('field');
  expect(troubleOf(invalid('gitlabUrl'))).toBe('field');
  expect(troubleOf(invalid('host'))).toBe('other');
  expect(troubleOf(new Problem(502, 'gitlab-refused', ''))).toBe('refused');
  expect(troubleOf(new Problem(503, 'gitlab-unreachable', ''))).toBe('unreachable');
  expect(troubleOf(new Problem(409, 'no-capacity', ''))).toBe('other');
});
