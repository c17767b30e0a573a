/** Written but not drawn yet: more would make the page slow, less would let it wait for bytes. */
const IN_HAND = 512 * 1024;

/**
 * Kept waiting at most. A browser's WebSocket cannot be told to wait, and this is more than the
 * terminal remembers anyway: of a flood, what would have scrolled away is never drawn.
 */
const WAITING = 4 * 1024 * 1024;

/** Takes the bytes, and calls back when they are drawn. */
type Draw = (bytes: Uint8Array | string, drawn: () => void) => void;

/** Gives a terminal its output as fast as it can draw it, and never holds more than a little. */
export class Feed {
  private readonly waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private inHand = 0;
  private skippedBytes = 0;

  /**
   * @param draw writes to the terminal
   * @param skipped says in the terminal that so many bytes were left out
   */
  constructor(
    private readonly draw: Draw,
    private readonly skipped: (bytes: number) => string,
    private readonly limits = { inHand: IN_HAND, waiting: WAITING },
  ) {}

  take(bytes: Uint8Array): void {
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    while (this.waitingBytes > this.limits.waiting && this.waiting.length > 1) {
      const oldest = this.waiting.shift()?.length ?? 0;
      this.waitingBytes -= oldest;
      this.skippedBytes += oldest;
    }
    this.pour();
  }

  /** Forgets what waits: it is of a shell that is no more. */
  clear(): void {
    this.waiting.length = 0;
    this.waitingBytes = 0;
    this.skippedBytes = 0;
  }

  /** Draws what still waits at once: the shell has ended, nothing more will come. */
  flush(): void {
    this.tellSkipped();
    for (const bytes of this.waiting.splice(0)) {
      this.draw(bytes, () => {});
    }
    this.waitingBytes = 0;
  }

  private pour(): void {
    while (this.inHand < this.limits.inHand) {
      this.tellSkipped();
      const bytes = this.waiting.shift();
      if (!bytes) {
        return;
      }
      this.waitingBytes -= bytes.length;
      this.inHand += bytes.length;
      this.draw(bytes, () => {
        this.inHand -= bytes.length;
        this.pour();
      });
    }
  }

  private tellSkipped(): void {
    if (this.skippedBytes > 0) {
      const word = this.skipped(this.skippedBytes);
      this.skippedBytes = 0;
      this.draw(word, () => {});
    }
  }
}
