import type { Definition } from '../api/model';
import type { Problem } from '../api/problem';
import {
  EMPTY,
  type Draft as Order,
  refusals as ofOrder,
  read as readOrder,
} from '../create/draft';
import { shellWords } from '../one/definition';

/** What stands in the form of a template, as it was typed. */
export type Draft = Omit<Order, 'host'> & { description: string };

const { host: _, ...NOTHING } = EMPTY;

export const EMPTY_DRAFT: Draft = { ...NOTHING, description: '' };

/** Fields in the order in which they stand in the form. */
export const FIELDS = ['name', 'description', ...Object.keys(NOTHING).slice(1)] as (keyof Draft)[];

/** A definition to be edited; entries stand one on a line. */
export function draftOf(definition: Definition): Draft {
  const lines = (words: string[]) => words.map((word) => shellWords([word])).join('\n');
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
  };
}

/** What the draft defines; nothing while something in it is wrong. */
export function read({ description, ...order }: Draft, offered: boolean) {
  const { order: made, faults } = readOrder({ ...order, host: '' });
  const text = description.trim();
  const definition = made && {
    ...(made as Definition),
    offered,
    ...(text === '' ? {} : { description: text }),
  };
  return { definition, faults };
}

/** What the console says of each field. */
export function refusals(problem: Problem): Partial<Record<keyof Draft, string>> {
  const description = problem.field('description');
  return { ...ofOrder(problem), ...(description ? { description } : {}) };
}

/** Keys that a definition leaves empty, for who starts from it to fill in. */
export function openKeys({ environments }: Definition): string[] {
  return environments.filter((entry) => entry.endsWith('=')).map((entry) => entry.slice(0, -1));
}
