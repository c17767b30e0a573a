import type { Sentence, Values } from '../text/sentence';
import { type Split, split } from './split';
import { rules } from './words';

/** What is wrong with a field, to be said to the person. */
export interface Fault {
  sentence: Sentence;
  values?: Values;
}

/** What a field means, or what is wrong with it. The console has the last word; its rules are these. */
export type Read<T> = { value: T } | { fault: Fault };

const MOST_BYTES = 64 * 1024;
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;
const IMAGE =
  /^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?|sha256:[0-9a-f]{64})$/;

const fault = (sentence: Sentence, values?: Values): { fault: Fault } => ({
  fault: values ? { sentence, values } : { sentence },
});

export function readName(text: string): Read<string> {
  return NAME.test(text) ? { value: text } : fault(text ? rules.name : rules.missing);
}

export function readImage(text: string): Read<string> {
  const image = text.trim();
  if (image === '') {
    return fault(rules.missing);
  }
  return image.length <= 512 && IMAGE.test(image) ? { value: image } : fault(rules.image);
}

export function readEnvironments(text: string): Read<string[]> {
  return readWords(text, 100, (entry, before) => {
    const key = entry.slice(0, Math.max(0, entry.indexOf('=')));
    if (!KEY.test(key)) {
      return fault(rules.environment, { entry: short(entry) });
    }
    if (key.startsWith('NVIDIA_') || key === 'LD_PRELOAD') {
      return fault(rules.refusedKey, { key });
    }
    return before.some((each) => each.startsWith(`${key}=`))
      ? fault(rules.repeated, { what: key })
      : undefined;
  });
}

export function readPorts(text: string): Read<number[]> {
  const read = readWords(text, 20, (entry, before) => {
    const port = Number(entry);
    if (!/^[0-9]{1,5}$/.test(entry) || port < 1 || port > 65535) {
      return fault(rules.port, { entry: short(entry) });
    }
    return before.some((each) => Number(each) === port)
      ? fault(rules.repeated, { what: port })
      : undefined;
  });
  return 'fault' in read ? read : { value: read.value.map(Number) };
}

export function readCommand(text: string): Read<string[]> {
  return readWords(text, 256, (word, before) =>
    before.length === 0 && word.trim() === '' ? fault(rules.program) : undefined,
  );
}

const USER = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$/;

/** Who runs a program; nothing is the image's own. */
export function readUser(text: string): Read<string | undefined> {
  const user = text.trim();
  return user === '' || USER.test(user) ? { value: user || undefined } : fault(rules.user);
}

/** Where a program begins; nothing is the image's own. */
export function readDirectory(text: string): Read<string | undefined> {
  const path = text.trim();
  return path === '' || (path.startsWith('/') && path.length <= 4096 && !path.includes('\0'))
    ? { value: path || undefined }
    : fault(rules.directory);
}

/** Labels as `key=value`; how long they may be is the console's to say. */
export function readLabels(text: string): Read<Record<string, string>> {
  const keyOf = (entry: string) => entry.slice(0, Math.max(0, entry.indexOf('=')));
  const read = readWords(text, 64, (entry, before) => {
    const key = keyOf(entry);
    if (key.trim() === '') {
      return fault(rules.label, { entry: short(entry) });
    }
    return before.some((each) => keyOf(each) === key)
      ? fault(rules.repeated, { what: short(key) })
      : undefined;
  });
  return 'fault' in read
    ? read
    : {
        value: Object.fromEntries(
          read.value.map((entry) => [keyOf(entry), entry.slice(entry.indexOf('=') + 1)]),
        ),
      };
}

export function readCpus(text: string): Read<number> {
  return readNumber(text, /^\d*\.?\d+$/, 0.01, 1024);
}

export function readMemory(text: string): Read<number> {
  return readNumber(text, /^\d+$/, 16, 16 * 1024 * 1024);
}

function readNumber(text: string, form: RegExp, least: number, most: number): Read<number> {
  const plain = text.trim().normalize('NFKC');
  const value = Number(plain);
  return form.test(plain) && value >= least && value <= most
    ? { value }
    : fault(rules.range, { least, most });
}

type Checked = { fault: Fault } | undefined;

function readWords(
  text: string,
  most: number,
  check: (word: string, before: string[]) => Checked,
): Read<string[]> {
  const parts: Split = split(text);
  if ('unclosed' in parts) {
    return fault(parts.unclosed === '\\' ? rules.openBackslash : rules.openQuote, {
      quote: parts.unclosed,
    });
  }
  const { words } = parts;
  if (words.length > most) {
    return fault(rules.tooMany, { most, count: words.length });
  }
  for (const [at, word] of words.entries()) {
    const found = word.includes('\0') ? fault(rules.nul) : check(word, words.slice(0, at));
    if (found) {
      return found;
    }
  }
  const bytes = words.reduce((sum, word) => sum + new TextEncoder().encode(word).length, 0);
  return bytes > MOST_BYTES ? fault(rules.tooLong) : { value: words };
}

/** A value as shown in a message. */
function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
