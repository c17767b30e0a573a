/** CSI, OSC and the other strings, and two-byte escapes of ECMA-48; broken-off ones to the end. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*(?:[@-~]|$)|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c|$)|\u001b[ -/]*(?:[0-~]|$)/g;

/** What would move, hide or turn around the text: controls and marks of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const LONGEST = 10_000;

/** A line of a log as text that can do nothing: no colours, no cursor moves, no controls. */
export function plain(line: string): string {
  const shown = overwritten(line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);
  return shown.replace(ESCAPES, '').replace(CONTROLS, picture);
}

/** Progress bars write over what they wrote: what stands at last counts, as on a terminal. */
function overwritten(line: string): string {
  const text = line.replace(/\r+$/, '');
  return text.slice(text.lastIndexOf('\r') + 1);
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) {
    return String.fromCharCode(0x2400 + code);
  }
  return code === 0x7f ? '\u2421' : '\ufffd';
}
