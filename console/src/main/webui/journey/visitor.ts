import type { APIResponse, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Language, put, type Sentence, type Values } from '../src/text/sentence';
import { CONSOLE } from './demo';
import { type Watch, watch } from './watch';

const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };

export interface Manner extends Omit<BrowserContextOptions, 'locale'> {
  /** Refusals that belong to the journey; see `watch`. */
  expected?: string[];
}

/** Options for a browser of somebody who speaks that language. */
export function speaking(language: Language): BrowserContextOptions {
  return {
    baseURL: CONSOLE,
    locale: LOCALES[language],
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1280, height: 800 },
  };
}

/** Somebody in front of a browser of their own. */
export class Visitor {
  readonly watch: Watch;

  constructor(
    readonly language: Language,
    readonly context: BrowserContext,
    readonly page: Page,
    expected: string[] = [],
  ) {
    this.watch = watch(page, expected);
  }

  /** A sentence as this person's page says it. */
  say = (sentence: Sentence, values?: Values): string => put(sentence, this.language, values);

  /** Calls the console as the page would, with this person's cookie. */
  async call(method: string, path: string, data?: unknown): Promise<APIResponse> {
    return this.context.request.fetch(`${CONSOLE}/api/v1${path}`, {
      method,
      data,
      headers: { Origin: CONSOLE, 'Accept-Language': this.language },
    });
  }

  /** As `call`, where nothing but success will do; the answer's body. */
  async done(method: string, path: string, data?: unknown): Promise<unknown> {
    const answer = await this.call(method, path, data);
    if (!answer.ok()) {
      throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    }
    return answer.status() === 204 ? undefined : answer.json();
  }

  /** Is logged in without the form being filled in. */
  async knownAs(account: string): Promise<void> {
    await this.done('POST', '/session', { username: account, password: `${account}-demo` });
  }

  /** Goes, and leaves no containers behind. */
  async leave(): Promise<void> {
    await this.leaveNothing();
    await this.context.close();
  }

  /** Deletes all containers of this person. */
  async leaveNothing(): Promise<void> {
    const mine = await this.call('GET', '/containers');
    for (const { id } of mine.ok() ? ((await mine.json()) as { id: string }[]) : []) {
      await this.call('DELETE', `/containers/${id}`);
    }
  }
}
