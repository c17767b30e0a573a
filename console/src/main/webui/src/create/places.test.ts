import { expect, test } from 'vitest';
import type { Host } from '../api/model';
import { isChoosable, mostGpus } from './places';

const host = (name: string, gpus: number, some: Partial<Host> = {}): Host => ({
  name,
  kind: 'docker',
  state: 'active',
  capabilities: [],
  free: { cpus: 1, memoryMiB: 1024, gpus },
  ...some,
});

const hosts = [
  host('blade1', 2),
  host('blade2', 8, { state: 'draining' }),
  host('blade3', 4, { unreachableSince: '2026-04-01T12:00:00Z' }),
  host('blade4', 1),
];

test('draining and silent hosts take nothing new', () => {
  expect(hosts.filter(isChoosable).map(({ name }) => name)).toEqual(['blade1', 'blade4']);
});

test('as many GPUs as one host can give now', () => {
  expect(mostGpus(hosts, '')).toBe(2);
  expect(mostGpus(hosts, 'blade4')).toBe(1);
  expect(mostGpus(hosts, 'blade2')).toBe(0);
  expect(mostGpus([], '')).toBe(0);
});
