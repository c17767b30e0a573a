import { openTerminal, type TerminalConnection, type TerminalEnd } from '../api/terminal';
import type { Sentence, Values } from '../text/sentence';
import { Feed } from './feed';
import { makeScreen, type Screen } from './screen';
import { terminal as words } from './words';

/** What keeps a terminal from being connected again. */
export type Obstacle = 'session-ended' | 'stopped' | 'gone' | undefined;

export type ShellState =
  | { kind: 'connecting' | 'open' | 'lost' }
  | { kind: 'waiting'; reason: NonNullable<Obstacle> }
  | { kind: 'exited'; code: number | null };

export interface ShellContext {
  say: (sentence: Sentence, values?: Values) => string;
  bytes: (count: number) => string;
  /** Asks the console what is in the way; nothing where it may just be tried again. */
  obstacle: () => Promise<Obstacle>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const UTF8 = new TextEncoder();

const ERASE_LINE = '\r\u001b[2K';

/** Ends whatever escape sequence was broken off, and whatever it had coloured. */
const AFRESH = '\u0018\u001b[0m';

/** No mouse reports, no brackets around what is pasted, and a cursor. */
const NO_MODES = '\u001b[?1000;1002;1003;1006;2004l\u001b[?25h';

/** One shell in a container with its screen; comes back by itself when the connection is lost. */
export class Shell {
  readonly screen: Screen = makeScreen();
  private state: ShellState = { kind: 'connecting' };
  private connection: TerminalConnection | undefined;
  private pause = FIRST_PAUSE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasBeenOpen = false;
  private isOver = false;
  /** Whether anything was typed since it was opened. */
  hasBeenTypedIn = false;
  private readonly listeners = new Set<() => void>();
  private readonly feed = new Feed(
    (bytes, drawn) => this.screen.terminal.write(bytes, drawn),
    (skipped) => this.line(this.context.say(words.skipped, { size: this.context.bytes(skipped) })),
  );

  constructor(
    private readonly container: string,
    readonly number: number,
    private readonly context: ShellContext,
  ) {
    const { terminal } = this.screen;
    terminal.onData((text) => this.typed(text));
    terminal.onBinary((text) =>
      this.connection?.send(Uint8Array.from(text, (letter) => letter.charCodeAt(0))),
    );
    terminal.onResize(({ cols, rows }) => this.connection?.resize({ columns: cols, rows }));
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.state;

  /** Opens a shell where there is none; the last one's output stays above. */
  readonly connect = () => {
    clearTimeout(this.timer);
    if (this.isOver || this.connection) {
      return;
    }
    this.hasBeenTypedIn = false;
    this.become({ kind: 'connecting' });
    this.screen.terminal.write(this.context.say(words.connecting));
    const { cols, rows } = this.screen.terminal;
    this.connection = openTerminal(
      this.container,
      { columns: cols, rows },
      {
        opened: () => this.opened(),
        output: (bytes) => this.feed.take(bytes),
        ended: (end) => void this.ended(end),
      },
    );
  };

  /** What was in the way may be away: the container runs, or somebody has logged in. */
  readonly wake = () => {
    if (this.state.kind === 'waiting' || this.state.kind === 'lost') {
      this.pause = FIRST_PAUSE_MS;
      this.connect();
    }
  };

  /** The container was stopped, and this shell with it. */
  readonly rest = () => {
    if (this.state.kind === 'exited' || this.state.kind === 'lost') {
      clearTimeout(this.timer);
      this.become({ kind: 'waiting', reason: 'stopped' });
    }
  };

  /** Hangs up for good. */
  readonly end = () => {
    this.isOver = true;
    clearTimeout(this.timer);
    this.connection?.close();
    this.screen.terminal.dispose();
  };

  private typed(text: string): void {
    if (this.state.kind === 'open') {
      this.hasBeenTypedIn = true;
      this.connection?.send(UTF8.encode(text));
    } else if (this.state.kind === 'exited' && text === '\r') {
      this.connect();
    }
  }

  private opened(): void {
    this.pause = FIRST_PAUSE_MS;
    this.screen.terminal.write(ERASE_LINE);
    if (this.hasBeenOpen) {
      this.screen.terminal.write(this.line(this.context.say(words.anew)));
    }
    this.hasBeenOpen = true;
    const { cols, rows } = this.screen.terminal;
    this.connection?.resize({ columns: cols, rows });
    this.become({ kind: 'open' });
  }

  private async ended(end: TerminalEnd): Promise<void> {
    this.connection = undefined;
    if (this.state.kind === 'connecting') {
      this.screen.terminal.write(ERASE_LINE);
    }
    this.feed.flush();
    if (end.kind === 'exit') {
      this.hasBeenOpen = false;
      const code = this.context.say(...exitWords(end.code));
      this.tell(this.context.say(words.exitedInside, { code }));
      this.become({ kind: 'exited', code: end.code });
      return;
    }
    if (end.kind === 'lost' && end.wasOpen) {
      this.tell(this.context.say(words.lostInside));
    }
    this.become({ kind: 'lost' });
    const reason = await this.context.obstacle();
    if (this.isOver || this.connection) {
      return;
    }
    if (reason) {
      this.become({ kind: 'waiting', reason });
      return;
    }
    this.timer = setTimeout(this.connect, this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  /** A word of the page's own, told apart from what the shell prints. */
  private line(text: string): string {
    return `${AFRESH}\r\n\u001b[1m--- ${text}\u001b[0m\r\n`;
  }

  private tell(text: string): void {
    const { terminal } = this.screen;
    // When all before it is drawn: a full-screen program that is no more must not keep the screen.
    terminal.write(AFRESH, () => {
      const back = terminal.buffer.active.type === 'alternate' ? '\u001b[?1049l' : '';
      terminal.write(`${back}${NO_MODES}${this.line(text)}`);
    });
  }

  private become(state: ShellState): void {
    this.state = state;
    for (const listener of this.listeners) {
      listener();
    }
  }
}

export function exitWords(code: number | null): [Sentence, Values] {
  return code === null ? [words.noCode, {}] : [words.code, { code }];
}
