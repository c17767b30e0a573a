import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../../../../..');
const run = promisify(execFile);

/** The demo that the script around this has started. */
const DATA = setting('WM_DEMO_DATA');
export const CONSOLE = `http://127.0.0.1:${setting('WM_DEMO_CONSOLE_PORT')}`;
export const AGENT = `http://127.0.0.1:${setting('WM_DEMO_AGENT_PORT')}`;
/** The name under which the demo registers its host. */
export const HOST = 'blade1';
export const IMAGE = 'whalemountain/hello:1';
export const ADMIN = 'e165700';

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run deploy/test/browser-journey`);
  }
  return value;
}

export function agentToken(): string {
  return readFileSync(`${DATA}/secrets/agent-token`, 'utf8');
}

/** Sends a signal to a process of the demo, as a fault. */
export function signal(name: 'docker-agent' | 'console', kind: NodeJS.Signals): void {
  const [pid] = readFileSync(`${DATA}/run/${name}.pid`, 'utf8').split(' ');
  process.kill(Number(pid), kind);
}

/** Starts whatever of the demo does not run. */
export async function startDemo(): Promise<void> {
  await run(`${ROOT}/deploy/demo`, ['start'], { cwd: '/' });
}

/** Asks the demo's database; the password is kept out of the command line. */
export function ask(statement: string): string {
  const port = setting('WM_DEMO_DATABASE_PORT');
  return execFileSync(
    `${databaseFolder()}/server/bin/mariadb`,
    [
      ...['--no-defaults', '--skip-ssl', '--protocol=tcp', '--host=127.0.0.1', `--port=${port}`],
      ...['--user=whalemountain', '--batch', '--skip-column-names', 'whalemountain'],
    ],
    {
      input: statement,
      encoding: 'utf8',
      env: { ...process.env, MYSQL_PWD: readFileSync(`${DATA}/secrets/database`, 'utf8') },
    },
  );
}

/** Elsewhere than the rest where the rest lies in a folder that MariaDB does not like. */
function databaseFolder(): string {
  const kept = `${DATA}/database-folder`;
  return existsSync(kept) ? readFileSync(kept, 'utf8').trim() : `${DATA}/database`;
}
