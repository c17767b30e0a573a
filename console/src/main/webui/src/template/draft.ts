import type { Definition } from '../api/model';
import type { Problem } from '../api/problem';
import { EMPTY, type Draft as Order, read as readOrder, refusalsOf } from '../create/draft';
import {
  type Fault,
  type Read,
  readCommand,
  readDirectory,
  readLabels,
  readUser,
} from '../create/rules';
import { shellWords } from '../one/definition';

/** How the program begins, where that is not the image's to say. */
interface Beginning {
  entrypoint: string;
  user: string;
  workingDirectory: string;
  labels: string;
}

/** What stands in the form of a template, as it was typed. */
export type Draft = Omit<Order, 'host'> & Beginning & { description: string };

const { host: _, name: NO_NAME, ...NOTHING } = EMPTY;
const AS_THE_IMAGE_SAYS = { entrypoint: '', user: '', workingDirectory: '', labels: '' };

/** Fields in the order in which they stand in the form. */
export const EMPTY_DRAFT: Draft = {
  name: NO_NAME,
  description: '',
  ...NOTHING,
  ...AS_THE_IMAGE_SAYS,
};

export const FIELDS = Object.keys(EMPTY_DRAFT) as (keyof Draft)[];

/** A definition to be edited; entries stand one on a line. */
export function draftOf(definition: Definition): Draft {
  const lines = (words: string[]) => words.map((word) => shellWords([word])).join('\n');
  const labels = Object.entries(definition.labels ?? {});
  return {
    name: definition.name ?? '',
    description: definition.description ?? '',
    image: definition.image,
    environments: lines(definition.environments),
    guestPorts: definition.guestPorts.join(' '),
    command: shellWords(definition.command),
    cpus: String(definition.cpus),
    memoryMiB: String(definition.memoryMiB),
    gpus: String(definition.gpus),
    entrypoint: shellWords(definition.entrypoint ?? []),
    user: definition.user ?? '',
    workingDirectory: definition.workingDirectory ?? '',
    labels: lines(labels.map(([key, value]) => `${key}=${value}`)),
  };
}

/** What the draft defines; nothing while something in it is wrong. */
export function read(draft: Draft, offered: boolean) {
  const { description, entrypoint, user, workingDirectory, labels, ...order } = draft;
  const { order: made, faults: ofOrder } = readOrder({ ...order, host: '' });
  const faults: Partial<Record<keyof Draft, Fault>> = { ...ofOrder };
  const take = <T>(field: keyof Beginning, found: Read<T>): T | undefined => {
    if ('fault' in found) {
      faults[field] = found.fault;
      return undefined;
    }
    return found.value;
  };
  const beginning = said({
    entrypoint: take('entrypoint', readCommand(entrypoint)),
    user: take('user', readUser(user)),
    workingDirectory: take('workingDirectory', readDirectory(workingDirectory)),
    labels: take('labels', readLabels(labels)),
    description: description.trim(),
  });
  const definition =
    made && Object.keys(faults).length === 0
      ? { ...(made as Definition), offered, ...beginning }
      : undefined;
  return { definition, faults };
}

/** What is not empty: the rest is left to the image. */
function said(all: object): Partial<Definition> {
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, value]) => value && (typeof value === 'string' || Object.keys(value).length > 0),
    ),
  );
}

/** What the console says of each field. */
export function refusals(problem: Problem): Partial<Record<keyof Draft, string>> {
  return refusalsOf(EMPTY_DRAFT, problem);
}

/** Keys that a definition leaves empty, for who starts from it to fill in. */
export function openKeys({ environments }: Definition): string[] {
  return environments.filter((entry) => entry.endsWith('=')).map((entry) => entry.slice(0, -1));
}
