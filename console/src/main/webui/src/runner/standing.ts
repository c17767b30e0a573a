import type { Runner } from '../api/model';
import { isProblem } from '../api/problem';

/** How much of its disk a build engine uses, in whole per cent; undefined where nobody knows. */
export function diskPercent({
  diskUsedMiB,
  diskLimitMiB,
}: Pick<Runner, 'diskUsedMiB' | 'diskLimitMiB'>): number | undefined {
  return diskUsedMiB === null || !diskLimitMiB
    ? undefined
    : Math.min(100, Math.round((100 * diskUsedMiB) / diskLimitMiB));
}

/** Whether its host tells how it is; else what is not there may only be not known. */
export function isTold({ state }: Pick<Runner, 'state'>): boolean {
  return state !== 'missing' && state !== 'unknown';
}

/** Whether there is one that can build, now or as soon as its host answers again. */
export function isSetUp(runner: Runner | null | undefined): boolean {
  return !!runner && runner.state !== 'missing' && runner.state !== 'failed';
}

/** Why a runner was not set up, as far as a person can do something else about each. */
export type Trouble = 'field' | 'refused' | 'unreachable' | 'other';

export function troubleOf(failure: unknown): Trouble {
  if (isProblem(failure, 'gitlab-refused')) {
    return 'refused';
  }
  if (isProblem(failure, 'gitlab-unreachable')) {
    return 'unreachable';
  }
  return isProblem(failure) && (failure.field('token') || failure.field('gitlabUrl'))
    ? 'field'
    : 'other';
}
