import { randomBytes } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Container } from '../src/api/model';
import { changes, list, verbs } from '../src/container/words';
import { status } from '../src/part/words';
import { login } from '../src/session/words';
import type { Sentence } from '../src/text/sentence';
import { IMAGE } from './demo';
import type { Visitor } from './visitor';

export type Status = keyof Pick<typeof status, Container['status']>;

/** A name nobody else has. */
export function unique(name: string): string {
  return `${name}-${randomBytes(4).toString('hex')}`;
}

export const seen = (what: Locator, timeout?: number) =>
  what.waitFor({ state: 'visible', timeout });
export const gone = (what: Locator, timeout?: number) => what.waitFor({ state: 'hidden', timeout });

/** Waits until the value is as wanted; tells what it was last where it never is. */
export async function until(value: () => Promise<unknown> | unknown, wanted: unknown, ms = 20_000) {
  await expect.poll(value, { timeout: ms, interval: 100 }).toEqual(wanted);
}

export function heading({ page, say }: Visitor, title: Sentence): Locator {
  return page.getByRole('heading', { level: 1, name: say(title), exact: true });
}

/** Fills in and sends the form for logging in, wherever it stands. */
export async function fillInLogin({ page, say }: Visitor, account: string, password: string) {
  const field = (label: Sentence) => page.getByLabel(say(label)).and(page.locator('input'));
  await field(login.username).fill(account);
  await field(login.password).fill(password);
  await page.getByRole('button', { name: say(login.submit), exact: true }).click();
}

/** Comes in by cookie and sees the own list. */
export async function openList(visitor: Visitor, account: string): Promise<void> {
  await visitor.knownAs(account);
  await visitor.page.goto('/containers');
  await seen(heading(visitor, list.title));
}

/** Makes a container without the form. */
export async function make(
  visitor: Visitor,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Container> {
  return (await visitor.done('POST', '/containers', { name, image: IMAGE, ...more })) as Container;
}

export function remove(visitor: Visitor, { id }: Container): Promise<unknown> {
  return visitor.done('DELETE', `/containers/${id}`);
}

export function row({ page }: Visitor, name: string): Locator {
  const link = page.getByRole('link', { name, exact: true });
  return page.getByRole('row').filter({ has: link });
}

/** Waits until the row says so, without loading the page again. */
export function shows(visitor: Visitor, name: string, wanted: Status, ms?: number): Promise<void> {
  const label = visitor.page.getByText(visitor.say(status[wanted]), { exact: true });
  return seen(row(visitor, name).filter({ has: label }), ms);
}

/** Chooses from the menu of a container's row. */
export async function choose({ page, say }: Visitor, name: string, verb: keyof typeof verbs) {
  await page.getByRole('button', { name: say(changes.menu, { name }), exact: true }).click();
  await page.getByRole('menuitem', { name: say(verbs[verb]), exact: true }).click();
}
