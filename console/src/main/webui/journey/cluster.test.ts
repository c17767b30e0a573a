import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { Container } from '../src/api/model';
import { changes, verbs } from '../src/container/words';
import { create } from '../src/create/words';
import { file } from '../src/file/words';
import { differences } from '../src/host/differenceWords';
import { hosts, register } from '../src/host/words';
import { kubectl } from '../src/kubectl/words';
import { log } from '../src/log/words';
import { one } from '../src/one/words';
import { parts } from '../src/part/words';
import { ADMIN, IMAGE } from './demo';
import { journey } from './journey';
import { choose, gone, openList, row, seen, shows, unique, until } from './steps';
import { screenSays, typeLine } from './terminal';
import type { Visitor } from './visitor';

const { WM_CLUSTER_AGENT, WM_CLUSTER_AGENT_TOKEN, WM_CLUSTER_ADDRESS } = process.env;
const CLUSTER = 'cluster1';
const STUDENT = 'e175701';
/** A pod is slower than a container: its image, its network, its volume. */
const POD_MS = 60_000;

// deploy/test/browser-journey says aloud when there is no cluster, and how to get one.
describe.skipIf(!WM_CLUSTER_AGENT)('with a cluster', () => {
  journey('a cluster is one more host', async (visit) => {
    const admin = await visit();
    const student = await visit();
    const { page, say, context } = student;
    const name = unique('web');
    await registerCluster(admin);
    try {
      await openList(student, STUDENT);
      await page.goto('/containers/new');
      await page.getByLabel(say(create.name)).first().fill(name);
      await page.getByLabel(say(create.image)).first().fill(IMAGE);
      await page.getByLabel(say(create.environments)).fill('GREETING="hello 学生"');
      await page.getByLabel(say(create.guestPorts)).fill('8080');
      await page.locator('select#host').selectOption(CLUSTER);
      await seen(page.getByText(say(differences.nothingKept)));
      await page.getByRole('button', { name: say(create.submit), exact: true }).click();
      await shows(student, name, 'running', POD_MS);

      // The port is the one that the cluster chose.
      const [made] = (await student.done('GET', '/containers')) as Container[];
      const address = made?.ports[0]?.address ?? '?';
      expect(address).toMatch(new RegExp(`^${WM_CLUSTER_ADDRESS}:3[0-2]\\d{3}$`));
      const link = row(student, name).getByRole('link', {
        name: say(parts.openPort, { guest: 8080, address }),
      });
      const [service] = await Promise.all([context.waitForEvent('page'), link.click()]);
      await seen(service.getByRole('heading', { name: 'hello 学生' }));
      await service.close();

      await insideIt(student, name);
      await fromOnesPc(student, name);

      await page.goto('/containers');
      await choose(student, name, 'stop');
      const asked = page.getByRole('dialog', { name: say(changes.stopQuestion.stop, { name }) });
      await seen(asked.getByText(say(differences.nothingKept)));
      await asked.getByRole('button', { name: say(verbs.stop), exact: true }).click();
      await shows(student, name, 'stopped', POD_MS);
      await choose(student, name, 'start');
      await shows(student, name, 'running', POD_MS);
      await choose(student, name, 'delete');
      const dialog = page.getByRole('dialog', { name: say(changes.deleteQuestion, { name }) });
      await dialog.getByRole('button', { name: say(verbs.delete), exact: true }).click();
      await gone(row(student, name), POD_MS);
    } finally {
      await student.leaveNothing();
      await admin.call('DELETE', `/hosts/${CLUSTER}?force=true`);
    }
  });
});

/** By the form, as any host. */
async function registerCluster(admin: Visitor): Promise<void> {
  const { page, say } = admin;
  await admin.knownAs(ADMIN);
  await page.goto('/admin/register-host');
  await page.getByLabel(say(hosts.name)).first().fill(CLUSTER);
  await page.getByLabel(say(hosts.url)).fill(WM_CLUSTER_AGENT ?? '');
  await page.getByLabel(say(register.token)).fill(WM_CLUSTER_AGENT_TOKEN ?? '');
  await page.getByLabel(say(hosts.address)).fill(WM_CLUSTER_ADDRESS ?? '');
  await page.getByRole('button', { name: say(register.test) }).click();
  await page.getByRole('button', { name: say(register.submit), exact: true }).click();
  await seen(page.getByRole('heading', { level: 1, name: CLUSTER, exact: true }));
}

/** Terminal, a file, the log. */
async function insideIt(student: Visitor, name: string): Promise<void> {
  const { page, say } = student;
  await page.getByRole('link', { name, exact: true }).click();
  await seen(page.getByText(say(differences.nothingKept)));
  await page.getByRole('tab', { name: say(one.terminal), exact: true }).click();
  await typeLine(student, name, 'echo "$GREETING" | tr a-z A-Z');
  await screenSays(student, 'HELLO 学生');
  await page.getByRole('tab', { name: say(one.files), exact: true }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: '課題 1.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('sent to a pod\n'),
  });
  await page.getByRole('button', { name: say(file.submitOne).split(/[,{(]/)[0] ?? '' }).click();
  await seen(page.getByText('/tmp/課題 1.txt', { exact: true }));
  await page.getByRole('tab', { name: say(one.terminal), exact: true }).click();
  await typeLine(student, name, "cat '/tmp/課題 1.txt' | tr a-z A-Z");
  await screenSays(student, 'SENT TO A POD');
  await page.getByRole('tab', { name: say(one.logs), exact: true }).click();
  await seen(page.getByText('hello: serving on 8080'));
  await seen(page.getByRole('button', { name: say(log.pause) }));
  await page.getByRole('tab', { name: say(one.overview), exact: true }).click();
}

/** With a kubeconfig, until that is revoked. */
async function fromOnesPc(student: Visitor, name: string): Promise<void> {
  const { page, say } = student;
  await page.getByRole('link', { name: say(differences.kubectl) }).click();
  await page.getByLabel(say(kubectl.lifetime)).selectOption({ label: say(kubectl.hour) });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say(kubectl.download), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`kubeconfig-${CLUSTER}.yaml`);
  const stored = await download.path();
  expect(readFileSync(stored, 'utf8')).toContain('apiVersion');
  await seen(page.getByText(say(kubectl.made, { file: `kubeconfig-${CLUSTER}.yaml` })));
  await seen(page.getByText(`kubectl exec -it deploy/${name} -- sh`, { exact: true }));
  expect(kubectlSays(stored, 'get', 'deployments')).toContain(name);
  expect(kubectlSays(stored, 'exec', `deploy/${name}`, '--', 'cat', '/tmp/課題 1.txt')).toContain(
    'sent to a pod',
  );
  expect(kubectlSays(stored, 'delete', 'deployment', name)).toContain('forbidden');

  await page.getByRole('button', { name: say(kubectl.revoke), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: say(kubectl.question, { host: CLUSTER }) });
  await dialog.getByRole('button', { name: say(kubectl.revoke), exact: true }).click();
  await seen(page.getByText(say(kubectl.revoked, { host: CLUSTER })));
  await until(() => /Unauthorized|logged in/.test(kubectlSays(stored, 'get', 'pods')), true);
}

/** What a student's own kubectl prints, refusals too. */
function kubectlSays(kubeconfig: string, ...words: string[]): string {
  const program = process.env.WHALEMOUNTAIN_TEST_KUBECTL ?? 'kubectl';
  try {
    return execFileSync(program, ['--kubeconfig', kubeconfig, ...words], {
      encoding: 'utf8',
      stdio: 'pipe',
      timeout: 20_000,
    });
  } catch (refused) {
    return String((refused as { stderr?: string }).stderr ?? refused);
  }
}
