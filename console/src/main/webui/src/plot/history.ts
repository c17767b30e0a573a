import type { StatsSample } from '../api/model';

/** What one moment shows; null where it is not known. */
export interface Point {
  /** Seconds, as uPlot counts. */
  at: number;
  /** Of the container's processors together. */
  cpuPercent: number | null;
  memoryBytes: number | null;
  receivedPerSecond: number | null;
  sentPerSecond: number | null;
  gpuPercent: (number | null)[];
  gpuMemoryMiB: (number | null)[];
}

/** As long as anybody may look back. */
export const LONGEST_SECONDS = 15 * 60;

/** A sample comes about every second; longer without one is a gap, not a line. */
const GAP_SECONDS = 5;

/** The last minutes with one more sample. */
export function withSample(
  points: readonly Point[],
  sample: StatsSample,
  before: StatsSample | undefined,
): Point[] {
  const at = Date.parse(sample.at) / 1000;
  const last = points.at(-1);
  const kept = points.filter((point) => point.at > at - LONGEST_SECONDS && point.at < at);
  const isGap = last !== undefined && at - last.at > GAP_SECONDS;
  const rate = (counter: 'networkReceivedBytes' | 'networkSentBytes') =>
    isGap ? null : perSecond(sample, before, counter);
  return [
    ...kept,
    ...(isGap ? [nothing(last.at + 1, sample.gpus.length)] : []),
    {
      at,
      cpuPercent: sample.cpus > 0 ? sample.cpuPercent / sample.cpus : null,
      memoryBytes: sample.memoryBytes,
      receivedPerSecond: rate('networkReceivedBytes'),
      sentPerSecond: rate('networkSentBytes'),
      gpuPercent: sample.gpus.map((gpu) => gpu.utilizationPercent),
      gpuMemoryMiB: sample.gpus.map((gpu) => gpu.usedMemoryMiB),
    },
  ];
}

function perSecond(
  sample: StatsSample,
  before: StatsSample | undefined,
  counter: 'networkReceivedBytes' | 'networkSentBytes',
): number | null {
  if (!before) {
    return null;
  }
  const seconds = (Date.parse(sample.at) - Date.parse(before.at)) / 1000;
  const bytes = sample[counter] - before[counter];
  // Counters begin anew with the container.
  return seconds > 0 && bytes >= 0 ? bytes / seconds : null;
}

function nothing(at: number, gpus: number): Point {
  return {
    at,
    cpuPercent: null,
    memoryBytes: null,
    receivedPerSecond: null,
    sentPerSecond: null,
    gpuPercent: Array(gpus).fill(null),
    gpuMemoryMiB: Array(gpus).fill(null),
  };
}

export type Pick = (point: Point) => number | null;

/** Columns for uPlot: the times, then one column for each line. */
export function columns(
  points: readonly Point[],
  lines: readonly Pick[],
): [number[], ...(number | null)[][]] {
  return [points.map(({ at }) => at), ...lines.map((pick) => points.map(pick))];
}

/** The highest known value; null where there is none. */
export function highest(points: readonly Point[], pick: Pick): number | null {
  return points.reduce<number | null>((most, point) => {
    const value = pick(point);
    return value !== null && (most === null || value > most) ? value : most;
  }, null);
}
