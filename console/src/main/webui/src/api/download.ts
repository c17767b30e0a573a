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
  saveAs(path, name);
}

/** Lets the browser save a text that the page has already. */
export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  saveAs(address, name);
  URL.revokeObjectURL(address);
}

function saveAs(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
