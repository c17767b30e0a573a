import { expect } from 'vitest';
import { create } from '../src/create/words';
import { actions, hosts, register, states } from '../src/host/words';
import { ADMIN, AGENT, agentToken, HOST, IMAGE } from './demo';
import { journey } from './journey';
import { gone, heading, openList, row, seen, shows, unique } from './steps';
import type { Visitor } from './visitor';

journey('a sysadmin tests, drains and puts back a host', async (visit) => {
  const admin = await visit({ expected: ['401 ', '409 ', '422 ', '502 ', '503 '] });
  const student = await visit({ expected: ['409 POST /api/v1/containers'] });
  const { page, say } = admin;
  const name = unique('late');
  await admin.knownAs(ADMIN);
  await page.goto('/admin/hosts');
  await seen(heading(admin, hosts.title));

  // The same blade a second time is found out before anything is registered.
  await page.getByRole('link', { name: say(hosts.register) }).click();
  await seen(heading(admin, register.title));
  await page.getByLabel(say(hosts.name)).first().fill('blade2');
  await page.getByLabel(say(hosts.url)).fill(AGENT);
  await page.getByLabel(say(register.token)).fill(agentToken());
  await page.getByRole('button', { name: say(register.test) }).click();
  await seen(page.getByText(say(register.known, { name: HOST })));

  await page.goto('/admin/hosts');
  await change(admin, 'drain');
  await seen(row(admin, HOST).getByText(say(states.draining)));
  try {
    await openList(student, 'e175702');
    await student.page.goto('/containers/new');
    await fillIn(student, name);
    const refusal = student.page.locator('form .pf-v6-c-alert');
    await seen(refusal);
    expect(await refusal.textContent()).not.toMatch(/no-capacity|409/);
    expect(new URL(student.page.url()).pathname).toBe('/containers/new');
  } finally {
    await change(admin, 'activate');
  }
  await seen(row(admin, HOST).getByText(say(states.active)));
  // What was typed is still there.
  await student.page.getByRole('button', { name: say(create.submit), exact: true }).click();
  await shows(student, name, 'running');
});

async function change(admin: Visitor, verb: 'drain' | 'activate'): Promise<void> {
  const { page, say } = admin;
  await page.getByRole('button', { name: say(actions.menu, { name: HOST }), exact: true }).click();
  await page.getByRole('menuitem', { name: say(actions[verb]), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say(actions[verb]), exact: true }).click();
  await gone(dialog);
}

async function fillIn({ page, say }: Visitor, name: string): Promise<void> {
  await page.getByLabel(say(create.name)).first().fill(name);
  await page.getByLabel(say(create.image)).first().fill(IMAGE);
  await page.getByRole('button', { name: say(create.submit), exact: true }).click();
}
