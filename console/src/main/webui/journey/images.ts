import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Image, Runner } from '../src/api/model';
import type { Sentence } from '../src/text/sentence';
import { ADMIN, HOST, IMAGE } from './demo';
import type { Visitor } from './visitor';

const run = promisify(execFile);

async function docker(...words: string[]): Promise<string> {
  return (await run('docker', words)).stdout.trim();
}

/**
 * Makes an image, and marks it as the agent marks what it brings in from the build engine of an
 * account. Nobody has seen it until the hosts are asked again.
 *
 * @param name `app:1`, without the account
 * @returns its id
 */
export async function bringIn(account: string, name: string): Promise<string> {
  const full = `${account}/${name}`;
  const container = await docker('create', IMAGE);
  try {
    const id = await docker('commit', '--change', `LABEL journey=${full}`, container, full);
    await docker('tag', id, `whalemountain.invalid/${full}`);
    return id;
  } finally {
    await docker('rm', container);
  }
}

/** Takes it away from the engine, whatever became of it. */
export async function takeAway(account: string, name: string): Promise<void> {
  const full = `${account}/${name}`;
  await docker('rmi', '--force', full, `whalemountain.invalid/${full}`).catch(() => {});
}

/** Has the hosts asked for their images. */
export async function refreshed(admin: Visitor): Promise<void> {
  await admin.knownAs(ADMIN);
  await admin.done('POST', '/images/refresh');
}

const EXAMPLE = 'notebook:main';

/** One that is there for a page to be looked at; the same as before where there is one. */
export async function exampleImage(
  owner: Visitor,
  admin: Visitor,
  account: string,
): Promise<string> {
  const mine = (await owner.done('GET', '/images')) as Image[];
  const known = mine.find(({ names }) => names.includes(`${account}/${EXAMPLE}`));
  if (known) {
    return known.id;
  }
  const id = await bringIn(account, EXAMPLE);
  await refreshed(admin);
  await owner.done('PATCH', `/images/${id}`, {
    description: [
      '# Notebook for class 3',
      'Jupyter with **NumPy** and `matplotlib`. It listens on port 8888.',
      '## Start',
      '```sh\njupyter lab --ip 0.0.0.0\n```',
      '- put your files into `/work`\n- see [the project](https://gitlab.example.ac.jp/e175701/notebook)',
    ].join('\n\n'),
  });
  return id;
}

/** Takes that away, and has the console learn of it where somebody looks on. */
export async function takeExampleAway(account: string, admin?: Visitor): Promise<void> {
  await takeAway(account, EXAMPLE);
  if (admin) {
    await refreshed(admin);
  }
}

export const GITLAB = 'https://gitlab.example.ac.jp';

/** The GitLab of a department, which the demo does not have. */
export async function fakeGitlab({ page }: Visitor): Promise<void> {
  await page.route('**/api/v1/runner/gitlab', (route) => route.fulfill({ json: { url: GITLAB } }));
}

/** A runner as the console would tell of it; the demo has no GitLab that one could work for. */
export async function fakeRunner({ page }: Visitor, more: Partial<Runner> = {}): Promise<void> {
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  const runner: Runner = {
    gitlabUrl: GITLAB,
    host: HOST,
    state: 'building',
    code: null,
    detail: null,
    engineRunning: true,
    since: ago(7200),
    lastContactAt: ago(2),
    diskUsedMiB: 3400,
    diskLimitMiB: 10240,
    log: [
      'Runtime platform                        arch=amd64 os=linux version=19.4.0',
      'Checking for jobs... received           job=4711 repo_url=https://gitlab.example.ac.jp/e175701/app.git',
      'Added job to processing list            builds=1 job=4711 max_builds=1',
    ],
    setAt: ago(86_400),
    hostSilentSince: null,
    draining: null,
    ...more,
  };
  await page.route('**/api/v1/runner', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: runner }) : route.fallback(),
  );
}

/** What the administrators say of its host. */
export const DRAIN_WORDS: Sentence = ['The disks are replaced.', 'ディスクを交換します。'];

/** The same on a host that goes out of service. */
export async function fakeDrainedRunner(visitor: Visitor): Promise<void> {
  const text = visitor.say(DRAIN_WORDS);
  await fakeRunner(visitor, { draining: { until: '2026-12-01T00:00:00Z', text } });
}
