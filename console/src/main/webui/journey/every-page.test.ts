import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import { ADMIN } from './demo';
import { exampleImage, takeExampleAway } from './images';
import { journey, type Visit } from './journey';
import { EXPECTED, everyPage, open, type Place, tooWide } from './pages';
import { make, unique } from './steps';
import { exampleTemplates, takeTemplatesAway } from './templates';
import type { Visitor } from './visitor';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** All that colours decide. */
const CONTRAST = 'color-contrast';
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };

journey("every page and dialog of a student's can be used by everybody", (visit) =>
  lookAt(visit, ({ account }) => account !== ADMIN),
);

journey("every page and dialog of an admin's can be used by everybody", (visit) =>
  lookAt(visit, ({ account }) => account === ADMIN),
);

async function lookAt(visit: Visit, isMeant: (place: Place) => boolean): Promise<void> {
  const owner = await visit();
  await owner.knownAs('e175701');
  const container = await make(owner, unique('page'), { guestPorts: [8080] });
  const admin = await visit();
  const image = await exampleImage(owner, admin, 'e175701');
  await exampleTemplates(owner, admin);
  const visitors = new Map<string | undefined, Visitor>();
  const found: string[] = [];
  for (const place of everyPage('e175701', container, image).filter(isMeant)) {
    let visitor = visitors.get(place.account);
    if (!visitor) {
      visitor = await visit({ expected: EXPECTED });
      visitors.set(place.account, visitor);
      if (place.account) {
        await visitor.knownAs(place.account);
      }
    }
    const { page } = visitor;
    await page.setViewportSize(LAPTOP);
    await page.emulateMedia({ colorScheme: 'light' });
    await open(visitor, place);
    expect(await page.title(), place.name).toMatch(/.+ · Whalemountain$/);
    found.push(...(await barriers(visitor)).map((one) => `${place.name}: ${one}`));
    await turn(visitor, 'dark');
    found.push(...(await barriers(visitor, CONTRAST)).map((one) => `${place.name}, dark: ${one}`));
    await page.setViewportSize(PHONE);
    found.push(...(await tooWide(visitor)).map((one) => `${place.name}, 390 wide: ${one}`));
  }
  await takeExampleAway('e175701', admin);
  await takeTemplatesAway(owner, admin);
  expect(found).toEqual([]);
}

/** Changes the system's theme, and waits until the page's colours have become those of it. */
async function turn({ page }: Visitor, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[style*="color-scheme: ${colorScheme}"]`).waitFor();
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => !(one instanceof CSSTransition)),
  );
}

/** What keeps people out, by axe, one line each: by every rule, or by one. */
async function barriers({ page }: Visitor, rule?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rule ? axe.withRules(rule) : axe.withTags(RULES)).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target).join(' ')}`,
    );
}
