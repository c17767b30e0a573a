import { expect } from 'vitest';
import type { Container } from '../src/api/model';
import { changes } from '../src/container/words';
import { create } from '../src/create/words';
import { actions, activate, drain, move, remove as removal, rotate } from '../src/host/actionWords';
import { checks, hosts, register, states } from '../src/host/words';
import { meaning } from '../src/one/words';
import { notices, status } from '../src/part/words';
import { common } from '../src/text/words';
import { ADMIN, AGENT, agentToken, HOST, IMAGE } from './demo';
import { journey } from './journey';
import { choose, gone, heading, make, openList, remove, row, seen, shows, unique } from './steps';
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
  await fillInHost(admin, 'blade2');
  await seen(page.getByText(say(register.known, { name: HOST })));

  await page.goto('/admin/hosts');
  await ask(admin, 'drain');
  await confirm(admin, 'drain');
  await seen(row(admin, HOST).getByText(say(states.draining)));
  await seen(page.getByText(say(states.noneActive)));
  try {
    await openList(student, 'e175702');
    await student.page.goto('/containers/new');
    await fillIn(student, name);
    const refusal = student.page.locator('form .pf-v6-c-alert.pf-m-danger');
    await seen(refusal);
    expect(await refusal.textContent()).not.toMatch(/no-capacity|409/);
    expect(new URL(student.page.url()).pathname).toBe('/containers/new');
  } finally {
    await ask(admin, 'activate');
    await seen(page.getByRole('dialog').getByText(say(activate.text)));
    await confirm(admin, 'activate');
  }
  await seen(row(admin, HOST).getByText(say(states.active)));
  // What was typed is still there.
  await student.page.getByRole('button', { name: say(create.submit), exact: true }).click();
  await shows(student, name, 'running');
});

journey('owners are told when their host goes, and until it works again', async (visit) => {
  const admin = await visit();
  const student = await visit();
  const { page, say } = admin;
  await openList(student, 'e175703');
  const web = await make(student, unique('told'));
  await shows(student, web.name, 'running');
  await admin.knownAs(ADMIN);
  await page.goto(`/admin/hosts/${HOST}`);
  await ask(admin, 'drain');
  await page.getByLabel(say(drain.until)).fill('2030-05-01T09:30');
  await page.getByLabel(say(drain.english)).fill('<b>New</b> disks.');
  await page.getByLabel(say(drain.japanese)).fill('ディスク交換');
  await confirm(admin, 'drain');
  await seen(page.getByText(/2030/).first());

  // The list that is open tells it, and so does the container's page.
  const words = student.language === 'ja' ? 'ディスク交換' : '<b>New</b> disks.';
  await seen(student.page.getByText(say(notices.words, { text: words })));
  await seen(student.page.getByText(say(notices.concerns, { names: web.name }), { exact: true }));
  await seen(row(student, web.name).getByText(say(status.hostDrains)));
  await student.page.goto(`/containers/${web.id}`);
  const notice = student.page.locator('.pf-v6-c-alert', { hasText: words });
  await seen(notice);
  expect(await notice.textContent()).toMatch(/2030.*9:30/);

  await ask(admin, 'activate');
  await confirm(admin, 'activate');
  await gone(notice);
  await remove(student, web);
});

journey('a sysadmin removes a host by force and registers it again', async (visit) => {
  const admin = await visit({
    expected: ['409 DELETE /api/v1/hosts/', '422 PATCH /api/v1/hosts/'],
  });
  const student = await visit();
  const { page, say } = admin;
  await openList(student, 'e175703');
  const kept = await make(student, unique('kept'));
  const left = await make(student, unique('left'));
  await admin.knownAs(ADMIN);
  await page.goto(`/admin/hosts/${HOST}`);

  // A token the agent does not take, and no new address, change nothing.
  await ask(admin, 'rotate');
  await page.getByLabel(say(rotate.token)).fill('x'.repeat(40));
  await dialogButton(admin, 'rotate').click();
  await seen(page.getByRole('dialog').locator('.pf-m-error').first());
  await cancel(admin);
  await ask(admin, 'move');
  await seen(page.getByRole('dialog').getByText(say(move.text)));
  await cancel(admin);

  // Without the tick it is refused, and the dialog says why.
  await ask(admin, 'remove');
  await dialogButton(admin, 'remove').click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.locator('.pf-v6-c-alert'));
  await dialog.getByText(say(removal.forceText)).waitFor();
  await dialog.getByRole('checkbox').check();
  await confirm(admin, 'remove');
  await seen(heading(admin, hosts.title));
  await gone(row(admin, HOST));
  try {
    await leftBehind(student, kept, left);
    await fillInHost(admin, HOST);
    await seen(page.getByText(say(register.formerly, { name: HOST })));
    await page.getByRole('button', { name: say(register.submit), exact: true }).click();
    await seen(page.getByRole('heading', { level: 1, name: HOST, exact: true }));
  } finally {
    // Other journeys need it, whatever becomes of this one.
    await admin.call('POST', '/hosts', { name: HOST, url: AGENT, token: agentToken() });
  }
  await page.getByRole('button', { name: say(checks.again), exact: true }).click();
  await seen(page.getByText(say(checks.lookedNow)));
  await shows(student, kept.name, 'running');
  await remove(student, kept);
});

/** What an owner sees of containers whose host was removed, and how one of them is forgotten. */
async function leftBehind(student: Visitor, kept: Container, left: Container): Promise<void> {
  const { say } = student;
  await seen(row(student, kept.name).getByText(say(status.hostRemoved)));
  const notice = student.page.locator('.pf-v6-c-alert');
  await seen(notice.getByText(say(notices.removed, { host: HOST })));
  await student.page.goto(`/containers/${left.id}`);
  await seen(student.page.getByText(say(meaning.left)));
  await student.page.goto('/containers');
  await choose(student, left.name, 'delete');
  await seen(student.page.getByText(say(changes.forgetConsequence)));
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: say(common.delete), exact: true })
    .click();
  await gone(row(student, left.name));
}

/** Fills in the form for a host and tests the connection. */
async function fillInHost({ page, say }: Visitor, name: string): Promise<void> {
  await page.goto('/admin/register-host');
  await page.getByLabel(say(hosts.name)).first().fill(name);
  await page.getByLabel(say(hosts.url)).fill(AGENT);
  await page.getByLabel(say(register.token)).fill(agentToken());
  await page.getByRole('button', { name: say(register.test) }).click();
}

type Action = 'drain' | 'activate' | 'rotate' | 'move' | 'remove';

/** Chooses from the host's menu. */
async function ask({ page, say }: Visitor, verb: Action): Promise<void> {
  await page.getByRole('button', { name: say(actions.menu, { name: HOST }), exact: true }).click();
  await page.getByRole('menuitem', { name: say(actions[verb]), exact: true }).click();
  await seen(page.getByRole('dialog'));
}

function dialogButton({ page, say }: Visitor, verb: Action) {
  return page.getByRole('dialog').getByRole('button', { name: say(actions[verb]), exact: true });
}

async function confirm(visitor: Visitor, verb: Action): Promise<void> {
  await dialogButton(visitor, verb).click();
  await gone(visitor.page.getByRole('dialog'));
}

async function cancel({ page, say }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say(common.cancel), exact: true }).click();
  await gone(dialog);
}

async function fillIn({ page, say }: Visitor, name: string): Promise<void> {
  await page.getByLabel(say(create.name)).first().fill(name);
  await page.getByLabel(say(create.image)).first().fill(IMAGE);
  await page.getByRole('button', { name: say(create.submit), exact: true }).click();
}
