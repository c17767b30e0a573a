import type { Terminal } from '@xterm/xterm';

/**
 * What a program in a container may not do to the page or to the reader: name the window or its icon
 * (0, 1, 2), put links under text (8), notify (9, 777), write the clipboard (52).
 */
const REFUSED = [0, 1, 2, 8, 9, 52, 777];

export function guard(terminal: Terminal): void {
  for (const code of REFUSED) {
    terminal.parser.registerOscHandler(code, () => true);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * The text without control characters: a page one copied from could otherwise end the brackets
 * around what is pasted, and have the rest carried out.
 */
export function pasteable(text: string): string {
  return text.replace(CONTROLS, '');
}
