import { expect, test } from 'vitest';
import { curlLines, type Shell, tokenLine } from './lines';

const ORIGIN = 'https://wm.example.ac.jp';
const SHELLS: Shell[] = ['bash', 'powershell'];

test.each(SHELLS)(
  'every line for %s asks this console with the token of the environment',
  (shell) => {
    for (const { text } of curlLines(ORIGIN, 'abc', shell)) {
      expect(text).toContain(`"${ORIGIN}/api/v1/containers`);
      expect(text).toContain(
        shell === 'bash' ? '"Authorization: Bearer $WM_TOKEN"' : '$env:WM_TOKEN',
      );
    }
  },
);

test.each(SHELLS)('no line for %s has the token in its address', (shell) => {
  for (const { text } of curlLines(ORIGIN, 'abc', shell)) {
    expect(text.match(/https:[^"]*/)?.[0]).not.toContain('WM_TOKEN');
  }
});

test('what is done with one container names it', () => {
  const naming = curlLines(ORIGIN, 'abc', 'bash').filter(({ text }) => text.includes('/abc'));
  expect(naming).toHaveLength(7);
});

test("JSON reaches curl whole through each shell's quoting", () => {
  const json = '{"command":["uname","-a"]}';
  const [bash, powershell] = SHELLS.map((shell) => curlLines(ORIGIN, 'abc', shell)[2]?.text);
  expect(bash).toContain(` -d '${json}' `);
  expect(powershell).toMatch(/^'\{"command":\["uname","-a"]}' \| curl\.exe .* -d "@-" /);
});

test.each(SHELLS)('the token is asked for, not written into the line for %s', (shell) => {
  expect(tokenLine(shell)).toMatch(/^(read -rs WM_TOKEN|\$env:WM_TOKEN = .*Read-Host)/);
});
