import { plain } from './plain';

/** A few lines of a log, drawn together; never changed once it is full. */
export interface Block {
  /** Counts up from the beginning of the log; the block's name on the page. */
  readonly number: number;
  readonly lines: readonly string[];
}

const LINES_IN_BLOCK = 200;
const BLOCKS_KEPT = 250;

/** So many lines are kept at most; the oldest leave. */
export const LINES_KEPT = LINES_IN_BLOCK * BLOCKS_KEPT;

/** Without an end of line for so long it is no text for people; it is broken then. */
const LONGEST_UNENDED = 64 * 1024;

/** The last lines of a log, in blocks that stay the same objects while more comes. */
export class Lines {
  private blocks: Block[] = [];
  private last: string[] = [];
  private count = 0;
  private unended = '';
  /** How many lines came in all. */
  total = 0;

  /** Whether lines have left already. */
  get isCut(): boolean {
    return this.count > BLOCKS_KEPT;
  }

  /** Takes a piece of text, which may begin and end within a line. */
  take(text: string): void {
    const lines = (this.unended + text).split('\n');
    this.unended = lines.pop() ?? '';
    if (this.unended.length > LONGEST_UNENDED) {
      lines.push(this.unended);
      this.unended = '';
    }
    for (const line of lines) {
      this.add(plain(line));
    }
  }

  /** The text is over: what stands without an end of line is a line too. */
  end(): void {
    if (this.unended) {
      this.add(plain(this.unended));
      this.unended = '';
    }
  }

  /** What there is now, and stays so. */
  snapshot(): readonly Block[] {
    return this.last.length === 0
      ? this.blocks
      : [...this.blocks, { number: this.count, lines: [...this.last] }];
  }

  private add(line: string): void {
    this.total += 1;
    this.last.push(line);
    if (this.last.length === LINES_IN_BLOCK) {
      const full = { number: this.count, lines: this.last };
      this.blocks = [...this.blocks.slice(-(BLOCKS_KEPT - 1)), full];
      this.last = [];
      this.count += 1;
    }
  }
}
