import type { Host } from '../api/model';

/** Whether new containers can go there now. */
export function isChoosable(host: Host): boolean {
  return host.state === 'active' && !host.unreachableSince;
}

/** How many GPUs one container can get now: of the chosen host, or of the host that has most. */
export function mostGpus(hosts: Host[], chosen: string): number {
  return hosts
    .filter((host) => isChoosable(host) && (chosen === '' || host.name === chosen))
    .reduce((most, host) => Math.max(most, host.free.gpus), 0);
}
