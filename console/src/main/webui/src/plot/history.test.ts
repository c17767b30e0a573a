import { expect, test } from 'vitest';
import type { StatsSample } from '../api/model';
import { columns, highest, LONGEST_SECONDS, type Point, withSample } from './history';

const BEGAN = Date.parse('2026-04-01T12:00:00Z');

function sample(second: number, more: Partial<StatsSample> = {}): StatsSample {
  return {
    at: new Date(BEGAN + second * 1000).toISOString(),
    cpuPercent: 50,
    cpus: 2,
    memoryBytes: 1000,
    memoryLimitBytes: 4000,
    networkReceivedBytes: second * 100,
    networkSentBytes: second * 10,
    processes: 1,
    gpus: [],
    ...more,
  };
}

function history(...samples: StatsSample[]): Point[] {
  let points: Point[] = [];
  samples.forEach((one, at) => {
    points = withSample(points, one, samples[at - 1]);
  });
  return points;
}

test('a counter becomes a rate, and CPU a share of what the container may use', () => {
  const points = history(sample(0), sample(2, { networkReceivedBytes: 500 }));
  expect(points.map((point) => point.receivedPerSecond)).toEqual([null, 250]);
  expect(points.at(-1)).toMatchObject({ cpuPercent: 25, memoryBytes: 1000, sentPerSecond: 10 });
});

test('a counter that begins anew gives no rate', () => {
  const points = history(sample(10), sample(11, { networkReceivedBytes: 3, networkSentBytes: 0 }));
  expect(points.at(-1)).toMatchObject({ receivedPerSecond: null, sentPerSecond: null });
});

test('time without samples is a gap in every line', () => {
  const points = history(sample(0), sample(1), sample(60), sample(61));
  const [times, cpu] = columns(points, [(point) => point.cpuPercent]);
  expect(times.map((at) => at - BEGAN / 1000)).toEqual([0, 1, 2, 60, 61]);
  expect(cpu).toEqual([25, 25, null, 25, 25]);
  expect(points.map((point) => point.receivedPerSecond)).toEqual([null, 100, null, null, 100]);
});

test('what is too old leaves', () => {
  const points = history(sample(0), sample(1), sample(2), sample(LONGEST_SECONDS + 1));
  expect(points[0]?.at).toBe(BEGAN / 1000 + 2);
});

test('a sample that comes twice stands once', () => {
  expect(history(sample(0), sample(1), sample(1))).toHaveLength(2);
});

test('the highest is that of known values', () => {
  const points = history(sample(0), sample(1, { cpuPercent: 80 }), sample(60));
  expect(highest(points, (point) => point.cpuPercent)).toBe(40);
  expect(highest([], (point) => point.cpuPercent)).toBeNull();
});
