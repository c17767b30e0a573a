/** Keys of the lists in the query cache that events keep fresh. */
export const MY_CONTAINERS = ['containers', 'mine'] as const;
export const ALL_CONTAINERS = ['containers', 'all'] as const;
export const HOSTS = ['hosts'] as const;

/** One container; `ONE_CONTAINER` alone is all of them. */
export const ONE_CONTAINER = ['containers', 'one'] as const;
export const containerKey = (id: string) => [...ONE_CONTAINER, id];
