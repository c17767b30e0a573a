import { expect, test } from 'vitest';
import { fullName } from './fullName';

test('the account comes first, its hyphens doubled', () => {
  expect(fullName('e175701', 'web-1')).toBe('e175701-web-1');
  expect(fullName('a-b', 'c')).toBe('a--b-c');
});
