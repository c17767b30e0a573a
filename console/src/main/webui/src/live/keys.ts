/** Keys of the lists in the query cache that events keep fresh. */
export const MY_CONTAINERS = ['containers', 'mine'] as const;
export const ALL_CONTAINERS = ['containers', 'all'] as const;
export const HOSTS = ['hosts'] as const;

/** One container; `ONE_CONTAINER` alone is all of them. */
export const ONE_CONTAINER = ['containers', 'one'] as const;
export const containerKey = (id: string) => [...ONE_CONTAINER, id];

/** My GitLab Runner. */
export const RUNNER = ['runner'] as const;

export type Whose = 'mine' | 'shared';

/** Lists of images, by whose they are and the words looked for; `IMAGES` alone is all of them. */
export const IMAGES = ['images'] as const;
export const imagesKey = (whose: Whose, words: string) => [...IMAGES, whose, words];

/** One image; `ONE_IMAGE` alone is all of them. */
export const ONE_IMAGE = ['image'] as const;
export const imageKey = (id: string) => [...ONE_IMAGE, id];
