import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './steps';

/** What the terminal says when it waits for a line. */
export const READY = 'ready> ';
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

/** Every docker command on the path; there must be one. */
export function dockerCommands(): string[] {
  const found = (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, 'docker'))
    .filter(isProgram)
    .map((path) => realpathSync(path));
  if (found.length === 0) {
    throw new Error('there is no docker command on the path');
  }
  return [...new Set(found)];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A terminal on a student's PC: bash with a home of its own, where `docker` is the one that is named. */
export class Shell {
  private readonly home = mkdtempSync(join(tmpdir(), 'whalemountain-home-'));
  private readonly process: ChildProcessWithoutNullStreams;
  private shown = '';

  constructor(docker: string) {
    const programs = join(this.home, 'programs');
    mkdirSync(programs);
    symlinkSync(docker, join(programs, 'docker'));
    const line = ['bash --norc --noprofile --noediting', '/dev/null'] as const;
    this.process = spawn('script', ['--quiet', '--flush', '--return', '--command', ...line], {
      env: { HOME: this.home, PATH: `${programs}:${process.env.PATH}`, PS1: READY, TERM: 'xterm' },
    });
    this.process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.shown += text.replace(COLOURS, '');
    });
  }

  /** Types lines one after the other and waits for the prompt after each; what the last one printed. */
  async run(lines: string): Promise<string> {
    await this.sees(READY);
    let printed = '';
    for (const line of lines.split('\n')) {
      printed = await this.type(line, READY);
    }
    return printed;
  }

  /** Types, and waits until the screen ends with what is expected then; what came since. */
  async type(keys: string, expected: string): Promise<string> {
    this.shown = '';
    this.process.stdin.write(`${keys}\r`);
    await this.sees(expected);
    return this.shown;
  }

  private sees(end: string): Promise<void> {
    return until(() => (this.shown.endsWith(end) ? end : this.shown), end, 60_000);
  }

  close(): void {
    this.process.kill('SIGHUP');
    rmSync(this.home, { recursive: true, force: true });
  }
}
