import type { Container, ContainerStatus } from '../api/model';

export const STATUSES: ContainerStatus[] = [
  'running',
  'creating',
  'stopped',
  'failed',
  'missing',
  'unknown',
  'deleting',
];

export const COLUMNS = ['name', 'owner', 'status', 'image', 'host', 'gpus', 'age'] as const;
export type Column = (typeof COLUMNS)[number];

/** What of a list is shown, and in which order; stands in the address of the page. */
export interface Selection {
  text: string;
  status: ContainerStatus | '';
  /** Exactly this one; empty for any. */
  owner: string;
  host: string;
  column: Column;
  isDescending: boolean;
}

/** Newest first. */
const USUAL_ORDER = 'age';

/** Reads it from the address; what is not understood there counts as left out. */
export function selectionOf(params: URLSearchParams): Selection {
  const status = STATUSES.find((each) => each === params.get('status')) ?? '';
  const order = params.get('sort') ?? USUAL_ORDER;
  const column = COLUMNS.find((each) => order === each || order === `-${each}`);
  return {
    text: params.get('q') ?? '',
    status,
    owner: params.get('owner') ?? '',
    host: params.get('host') ?? '',
    column: column ?? 'age',
    isDescending: column !== undefined && order.startsWith('-'),
  };
}

/** As it stands in the address; the usual order is left out. */
export function orderText(column: Column, isDescending: boolean): string {
  const text = (isDescending ? '-' : '') + column;
  return text === USUAL_ORDER ? '' : text;
}

export function isFiltered({ text, status, owner, host }: Selection): boolean {
  return text.trim() !== '' || status !== '' || owner !== '' || host !== '';
}

/** The containers that match: every word of the text in one of the visible columns. */
export function matching(rows: Container[], selection: Selection): Container[] {
  const { text, status, owner, host } = selection;
  const words = plain(text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (
      (status !== '' && row.status !== status) ||
      (owner !== '' && row.owner !== owner) ||
      (host !== '' && row.host !== host)
    ) {
      return false;
    }
    const content = plain(
      [
        row.name,
        row.image,
        row.host,
        row.owner,
        ...row.ports.flatMap((p) => [p.guest, p.address]),
      ].join('\n'),
    );
    return words.every((word) => content.includes(word));
  });
}

/** In the order asked for; equal ones by name, so that nothing jumps about. */
export function ordered(rows: Container[], { column, isDescending }: Selection): Container[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(a, b, column) || compare(a, b, 'name'));
}

function compare(a: Container, b: Container, column: Column): number {
  switch (column) {
    case 'gpus':
      return a.gpus.length - b.gpus.length;
    case 'status':
      return STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status);
    case 'age':
      return Date.parse(b.createdAt) - Date.parse(a.createdAt);
    default:
      return NAMES.compare(a[column], b[column]);
  }
}

const NAMES = new Intl.Collator('en', { numeric: true });

/** Wide letters of a Japanese keyboard count as the usual ones. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
