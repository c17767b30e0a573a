import type { Container } from '../src/api/model';
import { actions } from '../src/host/actionWords';
import { sharing } from '../src/image/words';
import { rebuild } from '../src/orphan/words';
import { runner } from '../src/runner/words';
import { templates } from '../src/template/words';
import type { Sentence, Values } from '../src/text/sentence';
import { common } from '../src/text/words';
import { ADMIN, HOST, IMAGE } from './demo';
import { fakeDrainedRunner, fakeGitlab, fakeRunner } from './images';
import { choose, gone, seen } from './steps';
import { KEPT, OFFERED } from './templates';
import type { Visitor } from './visitor';

export interface Place {
  name: string;
  path: string;
  /** Who looks at it; nobody where it is for those who are not logged in. */
  account?: string;
  /** Sets the scene before the page is opened. */
  before?: (visitor: Visitor) => Promise<void>;
  /** Opens the dialog that is meant, on the page. */
  dialog?: (visitor: Visitor) => Promise<void>;
}

/** Refusals that belong to looking at every page: nobody has a runner in the demo. */
export const EXPECTED = ['404 GET /api/v1/runner'];

/** Every page of the console, seen by this student, whose container and image those are, or by an admin. */
export function everyPage(
  account: string,
  { id, name }: Pick<Container, 'id' | 'name'>,
  image: string,
): Place[] {
  const student = (page: string, path: string) => ({ name: page, path, account });
  const admin = (page: string, path: string) => ({ name: page, path, account: ADMIN });
  const one = `/containers/${id}`;
  const press =
    (sentence: Sentence, values?: Values) =>
    ({ page, say }: Visitor) =>
      page.getByRole('button', { name: say(sentence, values), exact: true }).click();
  return [
    { name: 'login', path: '/login' },
    student('containers', '/containers'),
    student('create', '/containers/new'),
    student('overview', one),
    student('terminal', `${one}/terminal`),
    student('files', `${one}/files`),
    student('logs', `${one}/logs`),
    student('plots', `${one}/plots`),
    student('my-pc', '/my-pc'),
    student('kubectl', '/kubectl'),
    student('history', '/history'),
    student('images', '/images'),
    student('shared-images', '/images/shared'),
    student('singularity', `/images?image=${encodeURIComponent(IMAGE)}`),
    student('image', `/images/${image}`),
    { ...student('runner', '/runner'), before: fakeGitlab },
    { ...student('runner-building', '/runner'), before: fakeRunner },
    { ...student('runner-draining', '/runner'), before: fakeDrainedRunner },
    student('templates', '/templates'),
    student('template-new', '/templates/new'),
    student('template-from', `/templates/new?container=${id}`),
    student('template-edit', `/templates/${KEPT}/edit`),
    admin('template-offer', '/templates/new'),
    ...(['startOf', 'showOf'] as const).map((verb) => ({
      ...student(`template-${verb === 'startOf' ? 'start' : 'show'}`, '/templates'),
      dialog: press(templates[verb], { name: verb === 'startOf' ? OFFERED : KEPT }),
    })),
    {
      ...student('template-delete', '/templates'),
      dialog: press(templates.undefineOf, { name: KEPT }),
    },
    student('missing', '/nothing/here'),
    admin('hosts', '/admin/hosts'),
    admin('host', `/admin/hosts/${HOST}`),
    admin('register-host', '/admin/register-host'),
    admin('all-containers', '/admin/containers'),
    admin('quota-of-one', `/admin/quotas?account=${ADMIN}`),
    admin('orphans', '/admin/orphans'),
    admin('audit', '/admin/audit'),
    { ...student('delete', '/containers'), dialog: (visitor) => choose(visitor, name, 'delete') },
    { ...student('share', `/images/${image}`), dialog: press(sharing.share) },
    { ...student('delete-image', `/images/${image}`), dialog: press(common.delete) },
    { ...student('stop-runner', '/runner'), before: fakeRunner, dialog: press(runner.stop) },
    { ...admin('rebuild', '/admin/orphans'), dialog: press(rebuild.button) },
    ...(['drain', 'rotate', 'move', 'remove'] as const).map((verb) => ({
      ...admin(verb, `/admin/hosts/${HOST}`),
      dialog: async ({ page, say }: Visitor) => {
        const menu = page.getByRole('button', {
          name: say(actions.menu, { name: HOST }),
          exact: true,
        });
        await menu.click();
        await page.getByRole('menuitem', { name: say(actions[verb]), exact: true }).click();
      },
    })),
  ];
}

/** Opens it and waits until nothing on it is being loaded. */
export async function open(visitor: Visitor, { path, before, dialog }: Place): Promise<void> {
  const { page, say } = visitor;
  await page.unroute('**/api/v1/runner');
  await page.unroute('**/api/v1/runner/gitlab');
  await before?.(visitor);
  await page.goto(path);
  await seen(page.getByRole('heading', { level: 1 }));
  for (const spinner of await page.getByRole('progressbar', { name: say(common.loading) }).all()) {
    await gone(spinner);
  }
  if (dialog) {
    await dialog(visitor);
    await seen(page.getByRole('dialog'));
  }
}

/**
 * What makes the page wider than the window, or is cut off by it: the elements around the heading
 * whose content does not fit.
 */
export function tooWide({ page }: Visitor): Promise<string[]> {
  return page.getByRole('heading', { level: 1 }).evaluate((heading) => {
    const wide: string[] = [];
    for (let at: Element | null = heading; at; at = at.parentElement) {
      if (at.scrollWidth > at.clientWidth + 1 && getComputedStyle(at).display !== 'inline') {
        wide.push(`${at.tagName}.${at.className}: ${at.scrollWidth} in ${at.clientWidth}`);
      }
    }
    return wide;
  });
}
