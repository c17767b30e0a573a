import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../src/text/sentence';
import { type Manner, speaking, Visitor } from './visitor';

const KEPT = resolve(import.meta.dirname, '../../../../target/journey');

export type Visit = (manner?: Manner) => Promise<Visitor>;

const LANGUAGES: Language[] = ['ja', 'en'];
/** Left out, a journey goes through in one language, always the same one, chosen by its name. */
const IN_BOTH = process.env.WM_BOTH_LANGUAGES === '1';

/**
 * A journey, in one language or, where they are named or asked for, in each. Whoever visits during it is watched: one console error, blocked
 * content or call to another host, and the journey has failed.
 */
export function journey(
  name: string,
  steps: (visit: Visit, language: Language) => Promise<void>,
  languages: Language[] = IN_BOTH ? LANGUAGES : [name.length % 2 === 0 ? 'ja' : 'en'],
): void {
  test.each(languages)(`${name} (%s)`, async (language) => {
    const visitors: Visitor[] = [];
    try {
      await steps(async (manner = {}) => {
        const visitor = await open(language, manner);
        visitors.push(visitor);
        return visitor;
      }, language);
      expect(visitors.flatMap(({ watch }) => watch.faults)).toEqual([]);
    } catch (failure) {
      await keep(`${name} ${language}`, visitors);
      throw failure;
    } finally {
      await Promise.all(visitors.map((visitor) => visitor.leave()));
    }
  });
}

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser?.close());

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
}

async function open(language: Language, { expected, ...manner }: Manner): Promise<Visitor> {
  const context = await browser.newContext({ ...speaking(language), ...manner });
  context.setDefaultTimeout(20_000);
  return new Visitor(language, context, await context.newPage(), expected);
}

/** What was seen and said last, for whoever looks into the failure. */
async function keep(name: string, visitors: Visitor[]): Promise<void> {
  mkdirSync(KEPT, { recursive: true });
  for (const [number, { page, watch }] of visitors.entries()) {
    const file = `${KEPT}/${name.replace(/[^a-z0-9]+/gi, '-')}-${number + 1}`;
    writeFileSync(`${file}.log`, [`at ${page.url()}`, ...watch.said].join('\n'));
    await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => {});
  }
}
