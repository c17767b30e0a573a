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
export type GpuUse = Whole<Schemas['GpuUse'], 'utilizationPercent'>;
/** What a running container uses at one moment. */
export type StatsSample = Omit<Whole<Schemas['StatsSample']>, 'gpus'> & { gpus: GpuUse[] };

export type Token = Whole<Schemas['TokenView'], 'expiresAt' | 'usedAt'>;
/** A fresh token; its value is told this once. */
export type IssuedToken = Whole<Schemas['IssuedToken']>;

export type AuditRow = Whole<
  Schemas['AuditView'],
  'account' | 'target' | 'host' | 'code' | 'address' | 'via'
>;

export type Gpu = Whole<Schemas['Gpu'], 'utilizationPercent'>;
export type Check = Whole<Schemas['PreflightCheck'], 'detail'>;

/** What of a host only admins see; absent is what is not known. */
export type HostDetails = Omit<
  Whole<Schemas['HostView']>,
  'free' | 'gpus' | 'checks' | 'diskFreeMiB' | 'unreachableSince'
> &
  Host & { gpus: Gpu[]; checks: Check[]; diskFreeMiB?: number | null };
export type AgentToCheck = Schemas['AgentToCheck'];
/** What an agent said of its host when it was asked just now. */
export type HostFindings = Omit<
  Whole<Schemas['HostFindings'], 'diskFreeMiB' | 'registeredAs'>,
  'gpus' | 'checks'
> & { gpus: Gpu[]; checks: Check[] };
/** How far the file of an image for Singularity is. */
export type SifReport = Whole<
  Schemas['SingularityView'],
  'sizeBytes' | 'sha256' | 'code' | 'detail'
>;
