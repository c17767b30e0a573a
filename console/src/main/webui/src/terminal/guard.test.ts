import { expect, test } from 'vitest';
import { pasteable } from './guard';

test.each([
  ['echo こんにちは\n\tdone\r\n', 'echo こんにちは\n\tdone\r\n'],
  ['ls\u001b[201~\nrm -rf ~\n', 'ls[201~\nrm -rf ~\n'],
  ['a\u0000b\u0003c\u007fd\u009be', 'abcde'],
])('of %j one pastes %j', (text, expected) => {
  expect(pasteable(text)).toBe(expected);
});
