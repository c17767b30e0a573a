import type { Check } from '../api/model';

/** What needs attention first, else in the agent's order. */
export function sorted(checks: readonly Check[]): Check[] {
  return checks.toSorted((a, b) => Number(a.ok) - Number(b.ok));
}
