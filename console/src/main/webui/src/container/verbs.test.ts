import { expect, test } from 'vitest';
import { verbsFor } from './verbs';

test('what runs can be stopped, what is stopped can be started', () => {
  expect(verbsFor({ status: 'running', containerId: 'x' })).toEqual(['stop', 'restart', 'delete']);
  expect(verbsFor({ status: 'stopped', containerId: 'x' })).toEqual(['start', 'delete']);
});

test('what was never made can only be deleted', () => {
  expect(verbsFor({ status: 'failed', containerId: null })).toEqual(['delete']);
});

test('a silent host still lets its containers be deleted', () => {
  expect(verbsFor({ status: 'unknown', containerId: 'x' })).toEqual(['delete']);
});

test('what is being deleted is left alone', () => {
  expect(verbsFor({ status: 'deleting', containerId: 'x' })).toEqual([]);
});
