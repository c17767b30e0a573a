import { expect, test } from 'vitest';
import { plain } from './plain';

test.each([
  ['plain text, 日本語\tand a tab', 'plain text, 日本語\tand a tab'],
  ['\u001b[1;31mred\u001b[0m and \u001b[38;5;200mpink\u001b[m', 'red and pink'],
  ['\u001b]0;title\u0007a\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\', 'alink'],
  ['\u001b]52;c;aGFja2Vk', ''],
  ['\u001bPsixel\u001b\\x\u001b(By\u001bcz', 'xyz'],
  ['\u009b31mred', 'red'],
  ['broken off \u001b[31', 'broken off '],
  ['10 %\r50 %\r100 %\r', '100 %'],
  ['end of a DOS line\r', 'end of a DOS line'],
  ['nul \u0000, bell \u0007, delete \u007f', 'nul \u2400, bell \u2407, delete \u2421'],
  ['turned \u202egnp.exe', 'turned \ufffdgnp.exe'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
])('%j is shown as %j', (line, shown) => {
  expect(plain(line)).toBe(shown);
});

test('a line that is far too long is cut', () => {
  expect(plain('x'.repeat(50_000))).toHaveLength(10_001);
});
