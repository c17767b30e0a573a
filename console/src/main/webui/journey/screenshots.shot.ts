import { mkdirSync } from 'node:fs';
import { afterAll, test } from 'vitest';
import type { Container } from '../src/api/model';
import type { Language } from '../src/text/sentence';
import { exampleImage, takeExampleAway } from './images';
import { launch } from './journey';
import { everyPage, open, type Place } from './pages';
import { make, seen } from './steps';
import { exampleTemplates } from './templates';
import { screenSays, typeLine } from './terminal';
import { speaking, Visitor } from './visitor';

const FOLDER = process.env.WM_SCREENSHOTS ?? '';
/** Names of the places that are meant, all where it is left out: `runner,image`. */
const ONLY = process.env.WM_SCREENSHOTS_ONLY?.split(',');
const isWanted = ({ name }: Place) => ONLY?.includes(name) ?? true;
const STUDENT = 'e175701';
const SIZES = { 1280: 800, 390: 844 };

afterAll(() => takeExampleAway(STUDENT));

/** Each page in both languages, light and dark, on a laptop and on a phone. */
test.each(['ja', 'en'] as const)('screenshots (%s)', async (language) => {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launch();
  try {
    const student = await visitor(browser, language, STUDENT);
    const container = await exampleData(student);
    const admin = await visitor(browser, language);
    const image = await exampleImage(student, admin, STUDENT);
    await exampleTemplates(student, admin);
    for (const place of everyPage(STUDENT, container, image).filter(isWanted)) {
      for (const theme of ['light', 'dark'] as const) {
        const looker = await visitor(browser, language, place.account);
        for (const [width, height] of Object.entries(SIZES)) {
          const { page } = looker;
          await page.emulateMedia({ colorScheme: theme });
          await page.setViewportSize({ width: Number(width), height });
          await open(looker, place);
          if (place.name === 'terminal') {
            await typeLine(looker, 'web', 'echo "$GREETING"; ls -l /bin | tail -n 5');
            await screenSays(looker, 'hello world');
          } else if (place.name === 'plots') {
            await seen(page.locator('canvas').first());
          } else if (place.name === 'logs') {
            await seen(page.getByText('hello: serving on 8080 and 9090'));
          }
          await page.screenshot({
            path: `${FOLDER}/${place.name}-${language}-${theme}-${width}.png`,
          });
        }
        await looker.context.close();
      }
    }
  } finally {
    await browser.close();
  }
});

async function visitor(
  browser: Awaited<ReturnType<typeof launch>>,
  language: Language,
  account?: string,
): Promise<Visitor> {
  const context = await browser.newContext(speaking(language));
  const known = new Visitor(language, context, await context.newPage());
  if (account) {
    await known.knownAs(account);
  }
  return known;
}

/** Containers and tokens of invented names, made once; the one that is looked into. */
async function exampleData(student: Visitor): Promise<Pick<Container, 'id' | 'name'>> {
  const there = (await student.done('GET', '/containers')) as { id: string; name: string }[];
  const web = there.find(({ name }) => name === 'web');
  if (web) {
    return web;
  }
  const made = await make(student, 'web', {
    environments: ['GREETING=hello world', 'COLOR=blue'],
    guestPorts: [8080, 9090],
  });
  for (const name of ['notebook', 'compiler-report', 'database']) {
    await make(student, name, { guestPorts: [8080] });
  }
  const [, last] = (await student.done('GET', '/containers')) as { id: string }[];
  await student.done('POST', `/containers/${last?.id}/stop`);
  for (const name of ['laptop', 'lab-pc']) {
    await student.done('POST', '/tokens', { name });
  }
  return made;
}
