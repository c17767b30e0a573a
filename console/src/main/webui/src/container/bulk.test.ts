import { expect, test } from 'vitest';
import type { Container } from '../api/model';
import { carryOut } from './bulk';

const containers = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name }) as Container);

test('one failure is told by name and leaves the others alone', async () => {
  const reached: string[] = [];
  const told: number[] = [];
  const outcomes = await carryOut(
    containers,
    async ({ name }) => {
      reached.push(name);
      if (name === 'b') {
        throw new Error('no');
      }
    },
    (done) => told.push(done),
  );
  expect(reached.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(outcomes.filter((each) => each.failure).map((each) => each.container.name)).toEqual(['b']);
  expect(outcomes.map((each) => each.container.name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(told).toEqual([1, 2, 3, 4, 5, 6]);
});

test('only a few are under way at once', async () => {
  let underway = 0;
  let most = 0;
  await carryOut(
    containers,
    async () => {
      most = Math.max(most, ++underway);
      await Promise.resolve();
      underway--;
    },
    () => {},
  );
  expect(most).toBe(4);
});
