import { expect, test } from 'vitest';
import type { Container } from '../api/model';
import { isFiltered, matching, ordered, orderText, selectionOf } from './selection';

const container = (name: string, some: Partial<Container> = {}) =>
  ({
    name,
    image: 'python:3.12',
    host: 'blade1',
    owner: 'e175701',
    status: 'running',
    ports: [],
    gpus: [],
    createdAt: '2026-04-01T12:00:00Z',
    ...some,
  }) as unknown as Container;

const names = (rows: Container[]) => rows.map((row) => row.name);
const select = (query: string) => selectionOf(new URLSearchParams(query));

const web = container('web', {
  ports: [{ guest: 8080, host: 49153, address: 'blade1.example.ac.jp:49153' }],
});
const train = container('train', { image: 'pytorch:2', host: 'blade2', status: 'stopped' });

test.each([
  ['q=WEB', ['web']],
  ['q=ｗｅｂ', ['web']],
  ['q=49153', ['web']],
  ['q=8080', ['web']],
  ['q=blade2+pytorch', ['train']],
  ['q=web+blade2', []],
  ['status=stopped', ['train']],
  ['status=stopped&q=web', []],
  ['status=nonsense', ['web', 'train']],
  ['host=blade2', ['train']],
  ['host=blade', []],
  ['owner=e175701&host=blade1', ['web']],
  ['owner=e175702', []],
  ['q=++', ['web', 'train']],
])('%s shows %j', (query, expected) => {
  expect(names(matching([web, train], select(query)))).toEqual(expected);
});

test('names are in the order people count', () => {
  const rows = ['web10', 'web9', 'api'].map((name) => container(name));
  expect(names(ordered(rows, select('sort=name')))).toEqual(['api', 'web9', 'web10']);
  expect(names(ordered(rows, select('sort=-name')))).toEqual(['web10', 'web9', 'api']);
});

test('the newest come first where no order is given', () => {
  const rows = [
    container('old', { createdAt: '2026-04-01T00:00:00Z' }),
    container('new', { createdAt: '2026-04-02T00:00:00Z' }),
  ];
  expect(names(ordered(rows, select('')))).toEqual(['new', 'old']);
  expect(names(ordered(rows, select('sort=nonsense')))).toEqual(['new', 'old']);
});

test('equal ones are ordered by name whatever the direction', () => {
  const rows = ['b', 'a'].map((name) => container(name));
  expect(names(ordered(rows, select('sort=gpus')))).toEqual(['a', 'b']);
  expect(names(ordered(rows, select('sort=-gpus')))).toEqual(['a', 'b']);
});

test('the order is told in the address unless it is the usual one', () => {
  expect(orderText('age', false)).toBe('');
  expect(orderText('age', true)).toBe('-age');
  expect(select(`sort=${orderText('gpus', true)}`)).toMatchObject({
    column: 'gpus',
    isDescending: true,
  });
});

test('blanks alone are no filter', () => {
  expect(isFiltered(select('q=++'))).toBe(false);
  expect(isFiltered(select('status=running'))).toBe(true);
});
