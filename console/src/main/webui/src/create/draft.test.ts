import { expect, test } from 'vitest';
import { Problem } from '../api/problem';
import { EMPTY, read, refusals } from './draft';

test('a name and an image are enough', () => {
  expect(read({ ...EMPTY, name: 'web', image: 'python:3.12' })).toEqual({
    faults: {},
    order: {
      name: 'web',
      image: 'python:3.12',
      environments: [],
      guestPorts: [],
      command: [],
      cpus: 1,
      memoryMiB: 1024,
      gpus: 0,
    },
  });
});

test('each wrong field is named, and nothing is asked for', () => {
  const { order, faults } = read({ ...EMPTY, name: 'web', guestPorts: '0', cpus: 'x' });
  expect(order).toBeUndefined();
  expect(Object.keys(faults)).toEqual(['image', 'guestPorts', 'cpus']);
});

test('what the console says of one entry is said of its field', () => {
  const problem = new Problem(422, 'invalid', '', [
    { name: 'environments[1]', message: 'no' },
    { name: 'host', message: 'names no host' },
    { name: 'elsewhere', message: 'x' },
  ]);
  expect(refusals(problem)).toEqual({ environments: '2: no', host: 'names no host' });
});
