import { expect } from 'vitest';
import type { Token } from '../src/api/model';
import type { Way } from '../src/docker/lines';
import { docker } from '../src/docker/words';
import type { Sentence } from '../src/text/sentence';
import { tokenLine } from '../src/token/lines';
import { lines, tokens } from '../src/token/words';
import { IMAGE } from './demo';
import { journey } from './journey';
import { dockerCommands, READY, Shell } from './shell';
import { make, seen, unique, until } from './steps';
import type { Visitor } from './visitor';

const STUDENT = 'e175702';
/** What the command prints, whatever the page speaks. */
const REFUSED = 'Log in, or send a valid token';

journey("the docker command of one's own PC", async (visit) => {
  const student = await visit();
  await student.knownAs(STUDENT);
  // The first command is shown with an image that the student uses.
  const web = await make(student, unique('web'));
  await student.page.goto('/my-pc');
  const commands = dockerCommands();
  await byTheLines(student, 'context', commands[0] ?? '', web.name);
  await byTheLines(student, 'environment', commands.at(-1) ?? '', web.name);
});

/** Copies what the page shows for this way into a terminal, and looks what the page says of it. */
async function byTheLines(student: Visitor, way: Way, command: string, standing: string) {
  const { page, say } = student;
  const name = unique('docker');
  const token = await newToken(student, name);
  const part = page.getByRole('region', { name: say(docker.title), exact: true });
  await part.getByRole('button', { name: say(lines.bash), exact: true }).click();
  await part.getByRole('button', { name: say(docker[way]), exact: true }).click();
  await seen(part.getByText(say(docker.silent, { name })));
  const shown = (title: Sentence) =>
    part
      .locator('.wm-line')
      .filter({ has: page.getByText(say(title), { exact: true }) })
      .locator('code')
      .textContent();

  const shell = new Shell(command);
  try {
    expect(await shown(docker.paste)).toBe(tokenLine('bash'));
    await shell.run(`${await shown(docker.paste)}\r${token}`);
    await shell.run((await shown(docker.configuration)) ?? '');
    expect(await shell.run('stat -c %a ~/.whalemountain ~/.whalemountain/config.json')).toMatch(
      /700\s+600\s/,
    );
    const first =
      (await shown(way === 'context' ? docker.firstContext : docker.firstEnvironment)) ?? '';
    const [settings, run] = first.includes('\n') ? first.split('\n') : [':', first];
    expect(run).toContain(IMAGE);
    await shell.run(settings ?? '');
    await shell.type(run ?? '', '# ');
    expect(await shell.type('echo $((6*7))', '# ')).toContain('42');
    await shell.type('exit 5', READY);
    expect(await shell.run('echo "ended with $?"')).toContain('ended with 5');
    await seen(part.getByText(say(docker.heard, { name })));

    const begin = run?.split(' run ')[0] ?? '';
    expect(await shell.run(`${begin} ps --format '{{.Names}}'`)).toContain(standing);
    expect(await shell.run(`${begin} version`)).toContain('Whalemountain');
    const mine = (await student.done('GET', '/tokens')) as Token[];
    await student.done('DELETE', `/tokens/${mine.find((one) => one.name === name)?.id}`);
    expect(await shell.run(`${begin} ps`)).toContain(REFUSED);
    expect(say(docker.trouble401)).toContain(REFUSED);
  } finally {
    shell.close();
  }
}

/** By the dialog; the value, which is shown once. */
async function newToken({ page, say }: Visitor, name: string): Promise<string> {
  await page.getByRole('button', { name: say(docker.make), exact: true }).click();
  const asked = page.getByRole('dialog', { name: say(tokens.create) });
  await until(() => asked.getByLabel(say(tokens.name)).first().inputValue(), 'docker');
  await asked.getByLabel(say(tokens.name)).first().fill(name);
  await asked.getByRole('button', { name: say(tokens.create), exact: true }).click();
  const fresh = page.getByRole('dialog', { name: say(tokens.fresh, { name }) });
  const value = await fresh.locator('.wm-copy .wm-mono').textContent();
  expect(value).toMatch(/^wm_/);
  await fresh.getByRole('button', { name: say(tokens.stored), exact: true }).click();
  return value ?? '';
}
