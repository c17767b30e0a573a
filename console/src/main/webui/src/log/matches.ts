import type { Block } from './lines';

/** Where a searched text stands, by block; counted once for each block. */
export class Matches {
  private readonly counts = new WeakMap<Block, number>();
  private readonly needle: string;

  constructor(searched: string) {
    this.needle = searched.toLowerCase();
  }

  /** Letters in one match. */
  get length(): number {
    return this.needle.length;
  }

  in(block: Block): number {
    let count = this.counts.get(block);
    if (count === undefined) {
      count = block.lines.reduce((sum, line) => sum + this.split(line).length, 0);
      this.counts.set(block, count);
    }
    return count;
  }

  /** Where in the line it begins, each time. */
  split(line: string): number[] {
    const found: number[] = [];
    if (this.needle === '') {
      return found;
    }
    const text = line.toLowerCase();
    // Where lower case is of another length the places would be wrong: then exactly as written.
    const searched = text.length === line.length ? text : line;
    for (let at = searched.indexOf(this.needle); at >= 0; ) {
      found.push(at);
      at = searched.indexOf(this.needle, at + this.needle.length);
    }
    return found;
  }
}

/** In which block the match of that number (from 0) is, and which one it is there. */
export function locate(
  matches: Matches,
  blocks: readonly Block[],
  number: number,
): { block: number; at: number } | undefined {
  let before = 0;
  for (const block of blocks) {
    const count = matches.in(block);
    if (number < before + count) {
      return { block: block.number, at: number - before };
    }
    before += count;
  }
  return undefined;
}
