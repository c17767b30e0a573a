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
    | 'placement'
    | 'statusDetail'
    | 'user'
    | 'workingDirectory'
    | 'containerId'
    | 'networkId'
    | 'startedAt'
    | 'seenAt'
  >,
  'ports' | 'progress' | 'notice' | 'queuePlace'
> & {
  ports: Port[];
  progress?: Progress | null;
  notice?: HostNotice | null;
  /** 1 is the next to start on its host. */
  queuePlace?: number | null;
};
/** What a container's owner should know of its host. */
export interface HostNotice {
  reason: 'draining' | 'removed';
  until: string | null;
  text: string | null;
}
export type NewContainer = Schemas['NewContainer'];
/** What a container is made of, in the form that templates take and show. */
export type Definition = Omit<
  Whole<Schemas['ContainerDefinition']>,
  'name' | 'description' | 'offered' | 'entrypoint' | 'user' | 'workingDirectory' | 'labels'
> & {
  name?: string;
  description?: string;
  offered?: boolean;
  /** These four are the image's own where they are left out. */
  entrypoint?: string[];
  user?: string;
  workingDirectory?: string;
  labels?: Record<string, string>;
};
/** A definition that somebody keeps. */
export type Template = Omit<Whole<Schemas['TemplateView']>, 'definition'> & {
  definition: Definition;
};
export type StartOrder = Schemas['StartOrder'];
/** A host as everybody may see it. */
export type Host = Whole<Pick<Schemas['HostView'], 'name' | 'kind' | 'state' | 'capabilities'>> & {
  free: Whole<Schemas['Free']>;
  /** Where it has not answered for a while. */
  unreachableSince?: string;
};
type Amount = Whole<Schemas['Amount']>;
/** Null in a field: what the groups or the configuration say. */
export type Limits = Record<'containers' | 'gpus' | 'cpus' | 'memoryMiB', number | null>;
/** What an account may have, and has. */
export interface Quota {
  account: string;
  containers: Amount;
  gpus: Amount;
  cpus: Amount;
  memoryMiB: Amount;
  own: Limits | null;
  groups: string[];
}
/** How one host stands to a wish. */
export type HostVerdict = Omit<Whole<Schemas['HostVerdict']>, 'reasons'> & {
  reasons: Whole<Schemas['ReasonView']>[];
};
/** Where a wish would go right now, and why nowhere else. */
export interface Placement {
  host: string | null;
  why: string | null;
  refusal: Whole<Schemas['RefusalView']> | null;
  hosts: HostVerdict[];
  quota: Quota;
}
export type Person = Whole<Schemas['SessionView']>;
export type GpuUse = Whole<Schemas['GpuUse'], 'utilizationPercent'>;
/** What a running container uses at one moment. */
export type StatsSample = Omit<Whole<Schemas['StatsSample']>, 'gpus'> & { gpus: GpuUse[] };

export type Token = Whole<Schemas['TokenView'], 'expiresAt' | 'usedAt'>;
/** A fresh token; its value is told this once. */
export type IssuedToken = Whole<Schemas['IssuedToken']>;

/** A key for one's own kubectl. */
export type Kubeconfig = Whole<Schemas['KubeconfigView']>;

export type AuditRow = Whole<
  Schemas['AuditView'],
  'account' | 'target' | 'host' | 'code' | 'address' | 'via'
>;

export type Gpu = Whole<Schemas['Gpu'], 'utilizationPercent'>;
export type Check = Whole<Schemas['PreflightCheck'], 'detail'>;

/** What of a host only admins see; absent is what is not known. */
export type HostDetails = Omit<
  Whole<Schemas['HostView']>,
  | 'free'
  | 'gpus'
  | 'checks'
  | 'diskFreeMiB'
  | 'unreachableSince'
  | 'drainUntil'
  | 'notice'
  | 'warnings'
  | 'trouble'
  | 'foreign'
> &
  Host & {
    gpus: Gpu[];
    checks: Check[];
    diskFreeMiB?: number | null;
    drainUntil?: string;
    /** What the owners of its containers are told, in one language or both. */
    notice?: { en?: string; ja?: string };
    warnings: HostWarning[];
    /** Why what answers there is not believed. */
    trouble?: HostTrouble;
    /** Containers with our labels that this installation did not order. */
    foreign?: number;
    /** How many containers wait on it for their turn to start. */
    startsWaiting?: number;
  };
export type HostWarning = Schemas['HostWarning'];
export type HostTrouble = Schemas['HostTrouble'];
export type HostChange = Schemas['HostChange'];
/** A container of ours that nobody has a record of. */
export type Orphan = Omit<Whole<Schemas['Orphan'], 'image'>, 'ports'> & {
  ports: { guest: number; host: number }[];
};
/** What came of writing records anew. */
export type Rebuild = Omit<Whole<Schemas['Rebuild']>, 'refused' | 'seen'> & {
  refused: Whole<Schemas['Refused']>[];
  seen: Whole<Schemas['Seen']>[];
};
export type AgentToCheck = Schemas['AgentToCheck'];
/** What an agent said of its host when it was asked just now. */
export type HostFindings = Omit<
  Whole<Schemas['HostFindings'], 'diskFreeMiB' | 'registeredAs' | 'formerly'>,
  'gpus' | 'checks'
> & { gpus: Gpu[]; checks: Check[] };
/** How far the file of an image for Singularity is. */
export type SifReport = Whole<
  Schemas['SingularityView'],
  'sizeBytes' | 'sha256' | 'code' | 'detail'
>;

/** An image that I may use. */
export type Image = Omit<
  Whole<Schemas['ImageView'], 'owner' | 'description' | 'createdAt'>,
  'hosts'
> & {
  hosts: Whole<Schemas['Place']>[];
};
/** What came of asking every host for its images. */
export type ImageRefresh = Omit<Whole<Schemas['RefreshView']>, 'hosts'> & {
  hosts: Whole<Schemas['HostRefresh'], 'images' | 'detail'>[];
};
export type RunnerStatus = Schemas['RunnerStatus'];
export type NewRunner = Schemas['NewRunner'];
/** My GitLab Runner; null is what nobody knows. */
export type Runner = Omit<
  Whole<
    Schemas['RunnerView'],
    | 'code'
    | 'detail'
    | 'engineRunning'
    | 'since'
    | 'lastContactAt'
    | 'diskUsedMiB'
    | 'diskLimitMiB'
    | 'hostSilentSince'
  >,
  'draining'
> & {
  /** Its host goes out of service. */
  draining: Whole<Schemas['Draining'], 'until' | 'text'> | null;
};
/** The GitLab of who names none. */
export type GitLab = Whole<Schemas['GitLabView'], 'url'>;
