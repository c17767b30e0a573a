import type { Quota } from '../api/model';

export const PARTS = ['containers', 'gpus', 'cpus', 'memoryMiB'] as const;
export type Part = (typeof PARTS)[number];

/** What stands in the form; empty for the default. */
export type Typed = Record<Part, string>;

export function typed({ own }: Quota): Typed {
  const text = (part: Part) => (own?.[part] == null ? '' : String(own[part]));
  return {
    containers: text('containers'),
    gpus: text('gpus'),
    cpus: text('cpus'),
    memoryMiB: text('memoryMiB'),
  };
}

/** Whether a field can be sent: empty, or a number from 0 on; only CPUs are divided. */
export function isSound(part: Part, text: string): boolean {
  return (part === 'cpus' ? /^(\d{1,6}(\.\d{1,2})?)?$/ : /^\d{0,9}$/).test(text.trim());
}

/** The limits that were typed, without the empty ones; nothing while one of them is no number. */
export function read(all: Typed): Partial<Record<Part, number>> | undefined {
  if (!PARTS.every((part) => isSound(part, all[part]))) {
    return undefined;
  }
  const given = PARTS.filter((part) => all[part].trim() !== '');
  return Object.fromEntries(given.map((part) => [part, Number(all[part])]));
}
