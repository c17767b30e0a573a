import type { Draft } from './draft';
import { readCpus, readImage, readMemory, readPorts } from './rules';

/** What the console is asked; everything as in the query of the address. */
export interface Wish {
  image: string;
  cpus: string;
  memoryMiB: string;
  gpus: string;
  guestPorts?: string[];
  host?: string;
}

/** What a draft wishes of its host; nothing while an image is missing or a number is none. */
export function wishOf(draft: Draft): Wish | undefined {
  const image = readImage(draft.image);
  const cpus = readCpus(draft.cpus);
  const memory = readMemory(draft.memoryMiB);
  const ports = readPorts(draft.guestPorts);
  if ('fault' in image || 'fault' in cpus || 'fault' in memory || 'fault' in ports) {
    return undefined;
  }
  return {
    image: image.value,
    cpus: String(cpus.value),
    memoryMiB: String(memory.value),
    gpus: draft.gpus,
    ...(ports.value.length > 0 ? { guestPorts: ports.value.map(String) } : {}),
    ...(draft.host === '' ? {} : { host: draft.host }),
  };
}
