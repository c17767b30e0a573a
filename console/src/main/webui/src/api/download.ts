import { flow } from './client';

/**
 * Lets the browser save what is at an address of the console, as a stream of its own. First it is
 * asked for and let go at once: so a refusal is told here, and the page stays.
 *
 * @throws Problem when the console refuses
 */
export async function save(path: string, name: string): Promise<void> {
  const look = new AbortController();
  const bytes = await flow(path, '*/*', look.signal);
  await bytes.cancel();
  look.abort();
  const link = document.createElement('a');
  link.href = path;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
