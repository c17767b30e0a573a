import type { Page } from 'playwright-core';
import { CONSOLE } from './demo';

/** What nobody is to see on a page that works: errors, blocked content, calls to other hosts. */
export interface Watch {
  /** One line each. */
  faults: string[];
  /** Everything the page said, for whoever looks into a failure. */
  said: string[];
}

/** The page asks who is there before anybody has logged in. */
const ASKS_WHO = '401 GET /api/v1/session';

/** The browser tells of a refused call once more, without saying which; answers are looked at. */
const TOLD_TWICE = /^Failed to load resource: /;

/**
 * Looks at everything a page does.
 *
 * @param expected refusals that belong to the journey, as `404 GET /api/v1/containers/`; each is
 *     the beginning of the line
 */
export function watch(page: Page, expected: string[]): Watch {
  const faults: string[] = [];
  const said: string[] = [];
  const isExpected = (line: string) =>
    [ASKS_WHO, ...expected].some((beginning) => line.startsWith(beginning));
  const fault = (line: string) => {
    said.push(`! ${line}`);
    if (!isExpected(line)) {
      faults.push(line);
    }
  };
  page.on('console', (message) => {
    const line = `${message.type()}: ${message.text()}`;
    if (message.type() === 'error' && !TOLD_TWICE.test(message.text())) {
      fault(line);
    } else {
      said.push(line);
    }
  });
  page.on('pageerror', (error) => fault(`page error: ${error.stack ?? error.message}`));
  page.on('dialog', (dialog) => {
    fault(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== CONSOLE && protocol !== 'data:' && protocol !== 'blob:') {
      fault(`request to another host: ${request.url()}`);
    }
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) {
      const { pathname } = new URL(answer.url());
      fault(`${answer.status()} ${answer.request().method()} ${pathname}`);
    }
  });
  page.on('requestfailed', (request) => {
    said.push(`given up: ${request.method()} ${request.url()} ${request.failure()?.errorText}`);
  });
  return { faults, said };
}
