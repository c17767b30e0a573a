/** The language the console is asked to answer in; the page's own, which may not be the browser's. */
let language = 'en';

export function speak(next: string): void {
  language = next;
}

export function spoken(): string {
  return language;
}
