import { expect } from 'vitest';
import { changes, list, verbs } from '../src/container/words';
import { create } from '../src/create/words';
import { file } from '../src/file/words';
import { log } from '../src/log/words';
import { one } from '../src/one/words';
import { parts } from '../src/part/words';
import { login } from '../src/session/words';
import { IMAGE } from './demo';
import { journey } from './journey';
import { choose, fillInLogin, gone, heading, row, seen, shows, unique } from './steps';
import { keyboard, screenSays, typeLine } from './terminal';

const STUDENT = 'e175703';

journey(
  "a student's first hour",
  async (visit, language) => {
    const student = await visit({ expected: ['401 POST /api/v1/session'] });
    const { page, say, context } = student;
    const name = unique('web');

    // Whoever follows a link gets there after logging in.
    await page.goto('/containers/new');
    await seen(page.getByRole('heading', { level: 2, name: say(login.title) }));
    await fillInLogin(student, STUDENT, 'not this one');
    await seen(page.getByRole('alert').or(page.locator('.pf-v6-c-alert')).first());
    await fillInLogin(student, STUDENT, `${STUDENT}-demo`);
    await seen(heading(student, create.title));
    await page.goto('/containers');
    await seen(page.getByRole('heading', { name: say(list.none) }));
    await page
      .getByRole('link', { name: say(list.create) })
      .first()
      .click();

    await page.getByLabel(say(create.name)).first().fill(name);
    await page.getByLabel(say(create.image)).first().fill(IMAGE);
    await page.getByLabel(say(create.environments)).fill('GREETING="hello 学生" COLOR=blue');
    await page.getByLabel(say(create.guestPorts)).fill('8080 9090');
    await page.getByRole('button', { name: say(create.submit), exact: true }).click();
    await shows(student, name, 'running');

    const { ports } = (await onlyContainer(student)) as {
      ports: { guest: number; address: string }[];
    };
    const { address } = ports.find(({ guest }) => guest === 8080) ?? { address: '?' };
    const link = row(student, name).getByRole('link', {
      name: say(parts.openPort, { guest: 8080, address }),
    });
    expect(await link.getAttribute('href')).toBe(`http://${address}`);
    const [service] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await seen(service.getByRole('heading', { name: 'hello 学生' }));
    await service.close();

    await page.getByRole('button', { name: say(changes.menu, { name }), exact: true }).click();
    await page.getByRole('menuitem', { name: say(changes.terminal) }).click();
    await typeLine(student, name, 'echo "$GREETING in $COLOR" | tr a-z A-Z');
    await screenSays(student, 'HELLO 学生 IN BLUE');
    // As an input method does: composed first, then taken over.
    const devtools = await context.newCDPSession(page);
    await typeLine(student, name, 'cat > /tmp/memo');
    await keyboard(student, name).focus();
    await devtools.send('Input.imeSetComposition', {
      text: 'おきなわ',
      selectionStart: 4,
      selectionEnd: 4,
    });
    await devtools.send('Input.insertText', { text: '沖縄の海' });
    await screenSays(student, '沖縄の海');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+D');
    await typeLine(student, name, "wc -m -c /tmp/memo | tr -s ' '");
    await screenSays(student, '13 /tmp/memo');

    await page.getByRole('tab', { name: say(one.files), exact: true }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: '課題 1.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`sent in ${language}\n`),
    });
    await page.getByRole('button', { name: say(file.submitOne).split(/[,{(]/)[0] ?? '' }).click();
    await seen(page.getByText('/tmp/課題 1.txt', { exact: true }));
    await page.getByRole('tab', { name: say(one.terminal), exact: true }).click();
    await typeLine(student, name, "cat '/tmp/課題 1.txt' | tr a-z A-Z");
    await screenSays(student, `SENT IN ${language.toUpperCase()}`);

    await page.getByRole('tab', { name: say(one.logs), exact: true }).click();
    await seen(page.getByText('hello: serving on 8080 and 9090'));
    await seen(page.getByRole('button', { name: say(log.pause) }));

    await page.goto('/containers');
    await choose(student, name, 'stop');
    await shows(student, name, 'stopped');
    await gone(link);
    await choose(student, name, 'start');
    await shows(student, name, 'running');
    await seen(link);
    await choose(student, name, 'delete');
    const dialog = page.getByRole('dialog', { name: say(changes.deleteQuestion, { name }) });
    await seen(dialog.getByText(say(changes.deleteConsequence)));
    await dialog.getByRole('button', { name: say(verbs.delete), exact: true }).click();
    await gone(row(student, name));
    await seen(page.getByRole('heading', { name: say(list.none) }));
  },
  ['ja', 'en'],
);

/** The only container there is. */
async function onlyContainer(student: {
  done: (method: string, path: string) => Promise<unknown>;
}) {
  const [only] = (await student.done('GET', '/containers')) as unknown[];
  return only;
}
