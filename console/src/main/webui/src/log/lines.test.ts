import { expect, test } from 'vitest';
import { LINES_KEPT, Lines } from './lines';

const all = (lines: Lines) => lines.snapshot().flatMap((block) => block.lines);

test('a line that comes in pieces is one line', () => {
  const lines = new Lines();
  lines.take('fir');
  lines.take('st\nsecond\n\nfo');
  expect(all(lines)).toEqual(['first', 'second', '']);
  lines.take('urth');
  lines.end();
  expect(all(lines)).toEqual(['first', 'second', '', 'fourth']);
});

test('of very many lines the last are kept', () => {
  const lines = new Lines();
  for (let i = 0; i < 3 * LINES_KEPT; i += 1000) {
    lines.take(Array.from({ length: 1000 }, (_, at) => `line ${i + at}\n`).join(''));
  }
  const kept = all(lines);
  expect(kept).toHaveLength(LINES_KEPT);
  expect(kept.at(-1)).toBe(`line ${3 * LINES_KEPT - 1}`);
  expect(lines.isCut).toBe(true);
  expect(lines.total).toBe(3 * LINES_KEPT);
});

test('what is full stays the same object while more comes', () => {
  const lines = new Lines();
  lines.take('x\n'.repeat(250));
  const before = lines.snapshot();
  lines.take('y\n');
  const after = lines.snapshot();
  expect(after[0]).toBe(before[0]);
  expect(before[1]?.lines).toHaveLength(50);
  expect(after[1]?.lines).toHaveLength(51);
});

test('bytes without an end of line do not pile up', () => {
  const lines = new Lines();
  for (let i = 0; i < 20; i += 1) {
    lines.take('x'.repeat(8 * 1024));
  }
  expect(lines.total).toBe(2);
});
