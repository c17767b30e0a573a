import { expect, test } from 'vitest';
import { CHECKS } from './checkWords';
import { sorted } from './findings';

test('what needs attention comes first, and nothing else moves', () => {
  const checks = [
    { name: 'a', ok: true, detail: null },
    { name: 'b', ok: false, detail: null },
    { name: 'c', ok: true, detail: null },
    { name: 'd', ok: false, detail: null },
  ];
  expect(sorted(checks).map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
});

test('everything that the agents can find wrong has words on what to do', () => {
  // These two are reported but never wrong.
  const without = Object.entries(CHECKS).flatMap(([name, { remedy }]) => (remedy ? [] : [name]));
  expect(without).toEqual(['log-limits', 'cgroup']);
});
