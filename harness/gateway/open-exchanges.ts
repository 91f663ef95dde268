/** An exchange whose reader has gone gets this long to end by itself, in milliseconds. */
const grace = 1000;

/** The exchanges that one caller has under way. */
export class OpenExchanges {
  readonly #open = new Set<Promise<void>>();
  readonly #late = new AbortController();
  /** Aborted when the run is interrupted, or when `settled` has waited in vain. */
  readonly signal: AbortSignal;

  constructor(interrupted: AbortSignal) {
    this.signal = AbortSignal.any([interrupted, this.#late.signal]);
  }

  /** Counts an exchange in; the function it returns counts it out. */
  begin(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#open.add(promise);
    return () => {
      this.#open.delete(promise);
      resolve();
    };
  }

  /** Resolves when every exchange has ended; those that are still open a second later are cut. */
  async settled(): Promise<void> {
    if (this.#open.size === 0) return;
    const timer = setTimeout(() => this.#late.abort(), grace);
    await Promise.all(this.#open);
    clearTimeout(timer);
  }
}
