import { expect, test } from 'vitest';
import { age, ago, bytes, moment } from './format';

const NOW = Date.parse('2026-04-01T12:00:00Z');

test.each([
  ['2026-04-01T11:59:30Z', 'less than a minute', '1 分未満'],
  ['2026-04-01T11:59:00Z', '1 minute', '1 分'],
  ['2026-04-01T09:30:00Z', '2 hours', '2 時間'],
  ['2026-03-29T12:00:00Z', '3 days', '3 日'],
  ['2026-04-01T12:00:05Z', 'less than a minute', '1 分未満'],
])('at noon, %s is %s ago', (at, english, japanese) => {
  expect(age(at, NOW, 'en')).toBe(english);
  expect(age(at, NOW, 'ja')).toBe(japanese);
});

test('less than a minute ago is no minute', () => {
  expect(ago('2026-04-01T11:59:30Z', NOW, 'ja')).toBe('1 分以内');
  expect(ago('2026-04-01T11:59:30Z', NOW, 'en')).toBe('less than a minute ago');
  expect(ago('2026-04-01T09:30:00Z', NOW, 'ja')).toBe('2 時間前');
  expect(ago('2026-04-01T09:30:00Z', NOW, 'en')).toBe('2 hours ago');
});

test.each([
  [0, '0 B'],
  [1023, '1,023 B'],
  [1536, '1.5 KiB'],
  [1024 ** 3, '1 GiB'],
  [5 * 1024 ** 5, '5,120 TiB'],
])('%d bytes read as %s', (count, text) => {
  expect(bytes(count, 'en')).toBe(text);
});

test("a moment is told in the viewer's zone", () => {
  const hour = new Date('2026-04-01T12:34:56Z').getHours();
  expect(moment('2026-04-01T12:34:56Z', 'en')).toContain(`${String(hour).padStart(2, '0')}:34:56`);
});
