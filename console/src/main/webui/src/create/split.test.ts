import { expect, test } from 'vitest';
import { split } from './split';

test.each([
  ['', []],
  ['   ', []],
  ['A=1', ['A=1']],
  ['A=1  B=2\tC=3\n', ['A=1', 'B=2', 'C=3']],
  ['A=1　B=2', ['A=1', 'B=2']],
  ['GREETING="hello world" B=2', ['GREETING=hello world', 'B=2']],
  ["GREETING='hello world'", ['GREETING=hello world']],
  [`A="it's"`, ["A=it's"]],
  [`A='say "x"'`, ['A=say "x"']],
  ['A="a \\"b\\" \\\\ \\n"', ['A=a "b" \\ \\n']],
  ["A='\\n'", ['A=\\n']],
  ['A=hello\\ world', ['A=hello world']],
  ['"A=1"B', ['A=1B']],
  ["A='' '' \"\"", ['A=', '', '']],
  ['A=日本語 "B=全角　空白"', ['A=日本語', 'B=全角　空白']],
])('%j becomes %j', (text, words) => {
  expect(split(text)).toEqual({ words });
});

test.each([
  ['A="open', '"'],
  ["A='it's'", "'"],
  ['A="x\\"', '"'],
  ['A=1 \\', '\\'],
])('%j is told to be open', (text, unclosed) => {
  expect(split(text)).toEqual({ unclosed });
});
