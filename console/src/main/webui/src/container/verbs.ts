import type { Container } from '../api/model';

export type Verb = 'start' | 'stop' | 'restart' | 'delete';

/** Which changes make sense of a container that is so; one that was never made has no start. */
export function verbsFor({
  status,
  containerId,
}: Pick<Container, 'status' | 'containerId'>): Verb[] {
  switch (status) {
    case 'running':
      return ['stop', 'restart', 'delete'];
    case 'stopped':
    case 'failed':
      return containerId ? ['start', 'delete'] : ['delete'];
    case 'creating':
    case 'missing':
    case 'unknown':
      return ['delete'];
    case 'deleting':
      return [];
  }
}
