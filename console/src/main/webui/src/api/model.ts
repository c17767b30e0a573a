import type { components } from './schema';

type Schemas = components['schemas'];

/** Every property is there; those named may be null. */
type Whole<T, Nullable extends keyof T = never> = {
  [K in keyof T]-?: K extends Nullable ? NonNullable<T[K]> | null : NonNullable<T[K]>;
};

export type ContainerStatus = Schemas['ContainerStatus'];
export type Port = Whole<Schemas['Port']>;
/** How far an image is while it is being pulled. */
export interface Progress {
  layersDone: number;
  layersTotal: number;
  bytesDone: number;
  bytesTotal: number;
}
export type Container = Omit<
  Whole<
    Schemas['ContainerView'],
    'statusDetail' | 'containerId' | 'networkId' | 'startedAt' | 'seenAt'
  >,
  'ports' | 'progress'
> & { ports: Port[]; progress?: Progress | null };
export type NewContainer = Schemas['NewContainer'];
/** A host as everybody may see it. */
export type Host = Whole<Pick<Schemas['HostView'], 'name' | 'kind' | 'state'>> & {
  free: Whole<Schemas['Free']>;
  /** Where it has not answered for a while. */
  unreachableSince?: string;
};
export type Person = Whole<Schemas['SessionView']>;

export type Token = Whole<Schemas['TokenView'], 'expiresAt' | 'usedAt'>;
/** A fresh token; its value is told this once. */
export type IssuedToken = Whole<Schemas['IssuedToken']>;

export type AuditRow = Whole<
  Schemas['AuditView'],
  'account' | 'target' | 'host' | 'code' | 'address' | 'via'
>;
