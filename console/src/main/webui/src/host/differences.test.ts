import { expect, test } from 'vitest';
import { differencesOf, keepingOf } from './differences';

const able = (...capabilities: string[]) => ({ capabilities: ['exec', ...capabilities] });

test('nothing is said of a host that keeps files', () => {
  expect(keepingOf(able('keeps-files'))).toBe('all');
  expect(differencesOf(able('keeps-files'))).toEqual([]);
});

test('what a stop loses is told', () => {
  expect(keepingOf(able())).toBe('nothing');
  expect(differencesOf(able())).toEqual(['nothingKept', 'logsEnd']);
});

test('a volume is told apart from nothing', () => {
  expect(keepingOf(able('keeps-volume'))).toBe('volume');
  expect(differencesOf(able('keeps-volume', 'kubeconfig'))).toEqual([
    'volumeOnly',
    'logsEnd',
    'kubectl',
  ]);
});

test('of a host that is not known nothing is claimed', () => {
  expect(keepingOf(undefined)).toBeUndefined();
  expect(differencesOf(undefined)).toEqual([]);
});
