/** What is looked for, as it stands in the page's address; moments as the viewer's clock shows. */
export interface AuditFilter {
  account: string;
  action: string;
  outcome: string;
  since: string;
  until: string;
}

const NAMES = ['account', 'action', 'outcome', 'since', 'until'] as const;

export function filterOf(address: URLSearchParams): AuditFilter {
  const value = (name: string) => address.get(name) ?? '';
  return {
    account: value('account'),
    action: value('action'),
    outcome: value('outcome'),
    since: value('since'),
    until: value('until'),
  };
}

export function isEmpty(filter: AuditFilter): boolean {
  return NAMES.every((name) => filter[name] === '');
}

/** The same with one value changed, for the address; what is empty is left out. */
export function addressOf(filter: AuditFilter, change: Partial<AuditFilter>): URLSearchParams {
  const next = { ...filter, ...change };
  return new URLSearchParams(
    NAMES.filter((name) => next[name] !== '').map((name) => [name, next[name]]),
  );
}

/** What the console is asked: moments in UTC. One that is no moment is passed on to be refused. */
export function query(filter: AuditFilter): Partial<AuditFilter> {
  const asked: Partial<AuditFilter> = {};
  for (const name of NAMES) {
    const value = filter[name].trim();
    if (value) {
      asked[name] = name === 'since' || name === 'until' ? utc(value) : value;
    }
  }
  return asked;
}

function utc(local: string): string {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? local : moment.toISOString();
}
