import type { Container } from '../api/model';

/** How it went with one of several containers. */
export interface Outcome {
  container: Container;
  /** Why it did not work; nothing where it did. */
  failure?: unknown;
}

const AT_ONCE = 4;

/**
 * Does the work for each container, a few at once. Whatever fails for one leaves the others alone.
 *
 * @param told called after each with how many are done
 */
export async function carryOut(
  containers: Container[],
  work: (container: Container) => Promise<unknown>,
  told: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = containers.entries();
  let done = 0;
  const worker = async () => {
    for (const [at, container] of waiting) {
      outcomes[at] = await work(container).then(
        () => ({ container }),
        (failure: unknown) => ({ container, failure }),
      );
      told(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}
