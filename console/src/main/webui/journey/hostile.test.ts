import { expect } from 'vitest';
import { file } from '../src/file/words';
import { journey } from './journey';
import { open, tooWide } from './pages';
import { make, openList, seen, unique, until } from './steps';
import { screenSays, typeLine } from './terminal';

const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const LONG = 'w'.repeat(3000);
/** Sets the title, writes the clipboard, links to a script, asks for an answer on the command line. */
const TRICKS =
  '\\033]0;tricked\\007\\033]2;tricked\\007\\033]52;c;dHJpY2tlZA==\\007' +
  '\\033]8;;javascript:alert(3)\\007link\\033]8;;\\007\\033[21t\\033[8;5;5t';

journey('what people name, print and send stays text', async (visit) => {
  const student = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, say } = student;
  await openList(student, 'e175702');
  const name = unique('hostile');
  const container = await make(student, name, {
    environments: [`MARKUP=${MARKUP}`, `LONG=${LONG}`],
    command: ['sh', '-c', `echo '${MARKUP}'; printf '${TRICKS}\\n'; echo ${LONG}; sleep 3600`],
  });
  const part = (path: string) => ({ name: path, path: `/containers/${container.id}${path}` });

  await open(student, part(''));
  await seen(page.getByText(MARKUP).first());

  await open(student, part('/logs'));
  await seen(page.getByText(MARKUP).first());
  expect(await page.title()).not.toContain('tricked');

  await open(student, part('/files'));
  await page.locator('input[type=file]').setInputFiles({
    name: `${MARKUP.replaceAll('/', '')}.txt`,
    mimeType: 'text/html',
    buffer: Buffer.from(MARKUP),
  });
  await page.getByRole('button', { name: beforeValue(say(file.submitOne)) }).click();
  await seen(page.getByText(say(file.stored)).first());
  await seen(page.getByText('/tmp/<img src=x').first());

  await open(student, part('/terminal'));
  await typeLine(student, name, 'echo safe | tr a-z A-Z');
  await screenSays(student, 'SAFE');
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  const title = await page.title();
  await typeLine(student, name, `printf '${TRICKS}'; echo; echo do''ne`);
  await screenSays(student, 'done');
  expect(await page.title()).toBe(title);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
  await until(() => page.locator('a[href^="javascript"]').count(), 0);

  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['', '/terminal', '/files', '/logs', '/plots']) {
    await open(student, part(path));
    expect(await tooWide(student), path).toEqual([]);
  }
});

/** A button whose last word is a value. */
function beforeValue(sentence: string): string {
  return sentence.split('{')[0]?.trim() ?? sentence;
}
