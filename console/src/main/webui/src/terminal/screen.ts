import { FitAddon } from '@xterm/addon-fit';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { isDark } from '../app/theme';
import { guard, pasteable } from './guard';
import { palette } from './palette';

const LINES_KEPT = 10_000;
const FONT =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", "Noto Sans Mono", monospace';

/** What the page does itself with keys that a shell would otherwise get. */
interface Keys {
  copy: () => void;
  leave: () => void;
}

export interface Screen {
  terminal: Terminal;
  fit: FitAddon;
  keys: Keys;
}

/** A terminal as this page uses it: wide characters, no tricks, the page's colours. */
export function makeScreen(): Screen {
  const terminal = new Terminal({
    allowProposedApi: true,
    cursorBlink: false,
    fontFamily: FONT,
    fontSize: innerWidth < 600 ? 12 : 14,
    minimumContrastRatio: 4.5,
    rescaleOverlappingGlyphs: true,
    scrollback: LINES_KEPT,
    theme: palette(isDark()),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  guard(terminal);
  const keys: Keys = { copy: () => {}, leave: () => {} };
  terminal.attachCustomKeyEventHandler((event) => isForShell(event, keys));
  return { terminal, fit, keys };
}

function isForShell(event: KeyboardEvent, keys: Keys): boolean {
  if (!event.ctrlKey || !event.shiftKey || event.altKey || event.isComposing) {
    return true;
  }
  const key = event.key.toLowerCase();
  if (key === 'v') {
    // The browser pastes by itself.
    return false;
  }
  const act = { c: keys.copy, l: keys.leave }[key];
  if (!act) {
    return true;
  }
  event.preventDefault();
  if (event.type === 'keydown') {
    act();
  }
  return false;
}

/** Puts the terminal into the page and keeps its size and colours as the page's. */
export function show({ terminal, fit }: Screen, place: HTMLElement): () => void {
  terminal.open(place);
  const refit = () => {
    // Folded away it has no size, and the shell should not hear of that.
    if (place.offsetWidth > 0 && place.offsetHeight > 0) {
      fit.fit();
    }
  };
  refit();
  const sizes = new ResizeObserver(refit);
  sizes.observe(place);
  const colour = () => {
    terminal.options.theme = palette(isDark());
  };
  addEventListener('themechange', colour);
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    terminal.paste(pasteable(event.clipboardData?.getData('text/plain') ?? ''));
  };
  place.addEventListener('paste', paste, true);
  return () => {
    sizes.disconnect();
    removeEventListener('themechange', colour);
    place.removeEventListener('paste', paste, true);
  };
}
