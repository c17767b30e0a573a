import type { components } from './schema';

type Schemas = components['schemas'];

/** Every property is there; those named may be null. */
type Whole<T, Nullable extends keyof T = never> = {
  [K in keyof T]-?: K extends Nullable ? NonNullable<T[K]> | null : NonNullable<T[K]>;
};

export type ContainerStatus = Schemas['ContainerStatus'];
export type Port = Whole<Schemas['Port']>;
export type Container = Omit<
  Whole<
    Schemas['ContainerView'],
    'statusDetail' | 'containerId' | 'networkId' | 'startedAt' | 'seenAt'
  >,
  'ports'
> & { ports: Port[] };
export type NewContainer = Schemas['NewContainer'];
export type Person = Whole<Schemas['SessionView']>;
