/** How a terminal's connection came to its end. */
export type TerminalEnd =
  /** The shell ended; the code is null where it was not learnt. */
  | { kind: 'exit'; code: number | null }
  /** The connection broke, or was refused: the browser does not tell which. */
  | { kind: 'lost'; wasOpen: boolean }
  /** Nobody is logged in any more. */
  | { kind: 'session-ended' };

export interface TerminalSize {
  columns: number;
  rows: number;
}

interface TerminalListener {
  opened: () => void;
  output: (bytes: Uint8Array) => void;
  /** Called once, and nothing after it; not after `close`. */
  ended: (end: TerminalEnd) => void;
}

export interface TerminalConnection {
  send: (bytes: Uint8Array<ArrayBuffer>) => void;
  resize: (size: TerminalSize) => void;
  /** Hangs up; what ran in the terminal is ended by the host. */
  close: () => void;
}

/** RFC 6455, section 7.4.1: the console closes so when the session has ended. */
const POLICY = 1008;

/** The host takes sizes from 1 to 1000. */
const MOST = 1000;

/** Opens a shell in a container: binary frames are its bytes, text frames are JSON. */
export function openTerminal(
  id: string,
  size: TerminalSize,
  listener: TerminalListener,
): TerminalConnection {
  const { columns, rows } = sound(size);
  const address = new URL(
    `/api/v1/containers/${encodeURIComponent(id)}/terminal?columns=${columns}&rows=${rows}`,
    location.origin,
  );
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const silence = new AbortController();
  const { signal } = silence;
  let wasOpen = false;
  let exit: { code: number | null } | undefined;
  socket.addEventListener(
    'open',
    () => {
      wasOpen = true;
      listener.opened();
    },
    { signal },
  );
  socket.addEventListener(
    'message',
    (event: MessageEvent<ArrayBuffer | string>) => {
      if (typeof event.data === 'string') {
        exit = exitOf(event.data) ?? exit;
      } else {
        listener.output(new Uint8Array(event.data));
      }
    },
    { signal },
  );
  socket.addEventListener(
    'close',
    (event) => {
      if (exit) {
        listener.ended({ kind: 'exit', code: exit.code });
      } else if (event.code === POLICY) {
        listener.ended({ kind: 'session-ended' });
      } else {
        listener.ended({ kind: 'lost', wasOpen });
      }
    },
    { signal },
  );
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  return {
    send: (bytes) => {
      if (isOpen()) {
        socket.send(bytes);
      }
    },
    resize: (next) => {
      if (isOpen()) {
        socket.send(JSON.stringify({ resize: sound(next) }));
      }
    },
    close: () => {
      silence.abort();
      socket.close();
    },
  };
}

/** Reads a text frame; what it does not know is for a newer page. */
export function exitOf(text: string): { code: number | null } | undefined {
  try {
    const message = JSON.parse(text) as { exit?: { code?: number | null } } | null;
    return message?.exit ? { code: message.exit.code ?? null } : undefined;
  } catch {
    return undefined;
  }
}

export function sound({ columns, rows }: TerminalSize): TerminalSize {
  const within = (value: number) => Math.min(MOST, Math.max(1, Math.floor(value) || 1));
  return { columns: within(columns), rows: within(rows) };
}
