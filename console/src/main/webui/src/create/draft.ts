import type { NewContainer } from '../api/model';
import type { Problem } from '../api/problem';
import {
  type Fault,
  type Read,
  readCommand,
  readCpus,
  readEnvironments,
  readImage,
  readMemory,
  readName,
  readPorts,
} from './rules';

/** What stands in the form, as it was typed. */
export interface Draft {
  name: string;
  image: string;
  environments: string;
  guestPorts: string;
  command: string;
  cpus: string;
  memoryMiB: string;
  gpus: string;
  host: string;
}

export type Field = keyof Draft;

export const EMPTY: Draft = {
  name: '',
  image: '',
  environments: '',
  guestPorts: '',
  command: '',
  cpus: '1',
  memoryMiB: '1024',
  gpus: '0',
  host: '',
};

export type Faults = Partial<Record<Field, Fault>>;

/** What the draft asks for; nothing while something in it is wrong. */
export function read(draft: Draft): { order: NewContainer | undefined; faults: Faults } {
  const faults: Faults = {};
  const take = <T>(field: Field, found: Read<T>): T | undefined => {
    if ('fault' in found) {
      faults[field] = found.fault;
      return undefined;
    }
    return found.value;
  };
  const order: NewContainer = {
    name: take('name', readName(draft.name)),
    image: take('image', readImage(draft.image)),
    environments: take('environments', readEnvironments(draft.environments)),
    guestPorts: take('guestPorts', readPorts(draft.guestPorts)),
    command: take('command', readCommand(draft.command)),
    cpus: take('cpus', readCpus(draft.cpus)),
    memoryMiB: take('memoryMiB', readMemory(draft.memoryMiB)),
    gpus: Number(draft.gpus),
    ...(draft.host === '' ? {} : { host: draft.host }),
  };
  return { order: Object.keys(faults).length === 0 ? order : undefined, faults };
}

/** What the console says of each field; `environments[1]` is said of `environments`. */
export function refusals(problem: Problem): Partial<Record<Field, string>> {
  return refusalsOf(EMPTY, problem);
}

/** The same for any form; `labels.week` is said of `labels`. */
export function refusalsOf<T extends object>(
  form: T,
  { fields }: Problem,
): Partial<Record<keyof T, string>> {
  const found: Partial<Record<keyof T, string>> = {};
  for (const { name, message } of fields) {
    const [, field = '', at, key] = /^(\w+)(?:\[(\d+)\]|\.(.+))?/.exec(name) ?? [];
    if (field in form) {
      const entry = at === undefined ? key : Number(at) + 1;
      const told = entry === undefined ? message : `${entry}: ${message}`;
      const before = found[field as keyof T];
      found[field as keyof T] = before ? `${before} / ${told}` : told;
    }
  }
  return found;
}
