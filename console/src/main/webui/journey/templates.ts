import { ADMIN, IMAGE } from './demo';
import type { Visitor } from './visitor';

/** What a student keeps, and what is offered: for a page to be looked at. */
export const KEPT = 'notebook';
export const OFFERED = 'exercise-1';

const MINE = {
  description: 'Jupyter for my **graduation thesis**. Put the data into `/work` first.',
  image: IMAGE,
  environments: ['GREETING=hello world', 'DB_PASSWORD=invented'],
  guestPorts: [8080],
  memoryMiB: 512,
};

const COURSE = {
  description: [
    '# Exercise 1',
    'Open the address of port 8080 and give the token you chose.',
    '- write your program in `/work`\n- the task is in [the course](https://gitlab.example.ac.jp/course)',
  ].join('\n\n'),
  offered: true,
  image: IMAGE,
  environments: ['LESSON=1', 'JUPYTER_TOKEN='],
  guestPorts: [8080],
  cpus: 2,
  memoryMiB: 2048,
};

/** Defines them, the same as before where they are there. */
export async function exampleTemplates(owner: Visitor, admin: Visitor): Promise<void> {
  await owner.done('PUT', `/templates/${KEPT}`, MINE);
  await admin.knownAs(ADMIN);
  await admin.done('PUT', `/templates/${OFFERED}`, COURSE);
}

/** Undefines them. */
export async function takeTemplatesAway(owner: Visitor, admin: Visitor): Promise<void> {
  await owner.call('DELETE', `/templates/${KEPT}`);
  await admin.call('DELETE', `/templates/${OFFERED}`);
}
