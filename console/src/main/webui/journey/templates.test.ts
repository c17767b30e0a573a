import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Container } from '../src/api/model';
import { list } from '../src/container/words';
import { one } from '../src/one/words';
import { definition, form, removal, start, templates } from '../src/template/words';
import { common } from '../src/text/words';
import { ADMIN } from './demo';
import { journey } from './journey';
import { choose, gone, heading, make, row, seen, shows, unique, until } from './steps';
import type { Visitor } from './visitor';

const STUDENT = 'e175702';

const card = ({ page }: Visitor, name: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: new RegExp(name) }) });

const press = (where: Locator | Visitor['page'], name: string) =>
  where.getByRole('button', { name, exact: true }).click();

async function startFrom(visitor: Visitor, template: string, name: string, token?: string) {
  const { page, say } = visitor;
  await press(page, say(templates.startOf, { name: template }));
  const dialog = page.getByRole('dialog');
  await dialog.locator('#start-name').fill(name);
  if (token) {
    await dialog.getByLabel('JUPYTER_TOKEN').fill(token);
  }
  await press(dialog, say(start.submit));
  await seen(heading(visitor, list.title));
  await shows(visitor, name, 'running');
}

async function containerNamed(visitor: Visitor, name: string): Promise<Container> {
  const all = (await visitor.done('GET', '/containers')) as Container[];
  const found = all.find((each) => each.name === name);
  if (!found) {
    throw new Error(`no container ${name}`);
  }
  return found;
}

journey('define, list, dumpxml, start, destroy and undefine a template', async (visit) => {
  const student = await visit({ expected: ['422 PUT /api/v1/templates/'] });
  const { page, say } = student;
  const template = unique('lab');
  const started = unique('lab-one');
  await student.knownAs(STUDENT);
  const first = await make(student, unique('first'), {
    environments: ['GREETING=hello  world', 'API_KEY=mine'],
    guestPorts: [8080],
    memoryMiB: 128,
    user: '0:0',
    workingDirectory: '/tmp',
    labels: { course: 'os' },
  });

  // define, from a container
  await page.goto(`/containers/${first.id}`);
  await page.getByRole('link', { name: say(one.defineFrom) }).click();
  await seen(heading(student, form.newTitle));
  await until(() => page.locator('#name').inputValue(), first.name);
  expect(await page.locator('#environments').inputValue()).toBe(
    "'GREETING=hello  world'\nAPI_KEY=mine",
  );
  expect(await page.locator('#user').inputValue()).toBe('0:0');
  expect(await page.locator('#workingDirectory').inputValue()).toBe('/tmp');
  expect(await page.locator('#labels').inputValue()).toBe('course=os');
  expect(await page.locator('#offered').count()).toBe(0);
  await page.locator('#labels').fill('course=os week=3');
  await page.locator('#name').fill(template);
  await page.locator('#description').fill('For **class 3**');
  await press(page, say(form.save));

  // list
  await seen(heading(student, templates.title));
  await seen(card(student, template).getByText('class 3'));
  await page.reload();
  await seen(card(student, template));

  // define anew; what is wrong is said of its field
  await page.getByRole('link', { name: say(templates.editOf, { name: template }) }).click();
  await page.locator('#memoryMiB').fill('16777216');
  await press(page, say(form.save));
  await seen(page.locator('#memoryMiB-help').getByText('16777216'));
  await page.locator('#memoryMiB').fill('64');
  await press(page, say(form.save));
  await seen(card(student, template).getByText(/64 MiB/));

  // dumpxml, as a text that is the same as the console's own
  await press(page, say(templates.showOf, { name: template }));
  const dialog = page.getByRole('dialog');
  await seen(dialog.getByText('GREETING=hello  world'));
  await seen(dialog.getByText('API_KEY=mine'));
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: new RegExp(say(definition.download)) }).click();
  expect((await saved).suggestedFilename()).toBe(`${template}.yaml`);
  await dialog.getByText(say(common.close), { exact: true }).click();
  await gone(dialog);

  // start
  await startFrom(student, template, started);
  const made = await containerNamed(student, started);
  expect(made.environments).toEqual(['GREETING=hello  world', 'API_KEY=mine']);
  expect(made.memoryMiB).toBe(64);
  expect([made.user, made.workingDirectory]).toEqual(['0:0', '/tmp']);
  expect(made.labels).toEqual({ course: 'os', week: '3' });

  // its own definition
  await page.goto(`/containers/${made.id}`);
  await seen(page.getByText('week=3', { exact: true }));
  await press(page, say(one.asYaml));
  await seen(page.getByText('memoryMiB: 64'));

  // destroy
  await page.goto('/containers');
  await choose(student, started, 'stop');
  await shows(student, started, 'stopped');
  await choose(student, started, 'delete');
  await press(page.getByRole('dialog'), say(common.delete));
  await gone(row(student, started));

  // undefine
  await page.goto('/templates');
  await press(page, say(templates.undefineOf, { name: template }));
  await seen(page.getByRole('dialog').getByText(say(removal.question, { name: template })));
  await press(page.getByRole('dialog'), say(common.delete));
  await gone(card(student, template));
  await seen(page.getByText(say(removal.done, { name: template })));
});

journey('what is offered is seen and started by all, and changed by its owner', async (visit) => {
  const admin = await visit({ expected: ['422 POST /api/v1/templates'] });
  const student = await visit();
  const name = unique('course');
  await admin.knownAs(ADMIN);
  await student.knownAs(STUDENT);
  try {
    const { page, say } = admin;
    await page.goto('/templates/new');
    await page.locator('#name').fill(name);
    await page.locator('#image').fill('whalemountain/hello:1');
    await page.locator('#environments').fill('LESSON=1\nJUPYTER_TOKEN=secret');
    await page.locator('#cpus').fill('0.5');
    await page.locator('#memoryMiB').fill('64');
    await page.locator('#offered').check();
    await press(page, say(form.save));
    // Nothing secret is offered.
    await seen(page.locator('#environments-help').getByText(/^2: /));
    await page.locator('#environments').fill('LESSON=1\nJUPYTER_TOKEN=');
    await press(page, say(form.save));
    await seen(card(admin, name).getByText(say(templates.isOffered), { exact: true }));

    await student.page.goto('/templates');
    const offered = card(student, name);
    await seen(offered.getByText(student.say(templates.by, { owner: ADMIN })));
    expect(await offered.getByRole('link').count()).toBe(0);
    const used = unique('mine');
    await startFrom(student, name, used, 'my own');
    expect((await containerNamed(student, used)).environments).toEqual([
      'LESSON=1',
      'JUPYTER_TOKEN=my own',
    ]);
  } finally {
    await admin.call('DELETE', `/templates/${name}`);
  }
});
