import { terminal } from '../src/terminal/words';
import { until } from './steps';
import type { Visitor } from './visitor';

export function keyboard({ page, say }: Visitor, name: string) {
  return page.getByRole('textbox', { name: say(terminal.screen, { name, number: 1 }) });
}

/** Types as on a keyboard, when the shell has asked for it. */
export async function typeLine(visitor: Visitor, name: string, line: string): Promise<void> {
  const { page, say } = visitor;
  await page.getByText(say(terminal.connected), { exact: true }).waitFor({ state: 'attached' });
  await until(async () => /# *$/.test(await screenText(visitor)), true);
  await keyboard(visitor, name).focus();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

/** What stands on the screen, lines that were too wide joined again. */
export async function screenText({ page }: Visitor): Promise<string> {
  const rows = await page.locator('.xterm-rows > div').allTextContents();
  return rows.map((row) => row.replaceAll('\u00a0', ' ')).join('');
}

export async function screenSays(visitor: Visitor, text: string): Promise<void> {
  await until(async () => {
    const said = await screenText(visitor);
    return said.includes(text) ? text : said;
  }, text);
}
