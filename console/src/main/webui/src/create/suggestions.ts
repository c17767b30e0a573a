import type { Image } from '../api/model';
import { firstLine } from '../image/told';

export interface Suggestion {
  image: string;
  /** What it is good for, where its owner says so. */
  description: string;
}

/** Every name once, by name; what is said of an image goes before nothing. */
export function suggestions(
  images: Pick<Image, 'names' | 'description'>[],
  used: string[],
): Suggestion[] {
  const told = new Map(used.map((image) => [image, '']));
  for (const { names, description } of images) {
    for (const name of names) {
      told.set(name, told.get(name) || firstLine(description));
    }
  }
  return [...told]
    .map(([image, description]) => ({ image, description }))
    .toSorted((a, b) => a.image.localeCompare(b.image));
}
