/** Keys of the lists in the query cache that events keep fresh. */
export const MY_CONTAINERS = ['containers', 'mine'] as const;
export const ALL_CONTAINERS = ['containers', 'all'] as const;
export const HOSTS = ['hosts'] as const;
