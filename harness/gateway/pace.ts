/** One request, however often it is sent. */
export interface Paced {
  /** Resolves when it may be sent: at once, unless the target was found to limit how many come in a second. */
  turn(): Promise<void>;
  /** Tells how it was answered, and how many milliseconds a refusal asks to wait. */
  heard(status: number | null, askedMs: number): void;
}

/** Milliseconds from one request to the next, once there is a limit: 50 requests a second at most, one in 2 s at least. */
const [leastGap, mostGap] = [20, 2000];

/** Asking for four fifths of what was taken leaves room for windows that do not begin when ours do. */
const room = 1.25;

/** So many requests taken in a row are worth trying a little faster again: not every 429 is about how many there were. */
const [calm, faster] = [30, 1.25];

/**
 * Spreads the requests of a run over time, once one that was refused with 429 has been taken when it was sent again:
 * that is a limit of requests in a time. A 429 that stays is about the request and slows nobody down.
 */
export class Pace {
  readonly #sleep: (ms: number) => Promise<void>;
  readonly #now: () => number;
  /** When requests were taken, within the last second. */
  #taken: readonly number[] = [];
  #gap = 0;
  #next = 0;
  #calm = 0;
  #changedAt = Number.NEGATIVE_INFINITY;

  constructor(sleep: (ms: number) => Promise<void>, now: () => number = () => performance.now()) {
    this.#sleep = sleep;
    this.#now = now;
  }

  request(): Paced {
    let sentAt = 0;
    /** What the target took in the second before it refused this one. */
    let refusedAt: { readonly sentAt: number; readonly rate: number; readonly askedMs: number } | null = null;
    return {
      turn: async () => {
        await this.#turn();
        sentAt = this.#now();
      },
      heard: (status, askedMs) => {
        this.#taken = this.#taken.filter((at) => at > this.#now() - 1000);
        if (status === 429) {
          refusedAt = { sentAt, rate: this.#taken.length, askedMs };
          this.#calm = 0;
          return;
        }
        this.#taken = [...this.#taken, this.#now()];
        if (refusedAt !== null && refusedAt.sentAt >= this.#changedAt) this.#slowDown(refusedAt);
        else if (++this.#calm % calm === 0) this.#gap /= faster;
        refusedAt = null;
      },
    };
  }

  async #turn(): Promise<void> {
    if (this.#gap === 0) return;
    const now = this.#now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gap;
    await this.#sleep(at - now);
  }

  /** Nobody has to be slower than the target itself asks for. */
  #slowDown({ rate, askedMs }: { readonly rate: number; readonly askedMs: number }): void {
    const gap = this.#gap === 0 ? (room * 1000) / Math.max(1, rate) : this.#gap * 1.5;
    this.#gap = Math.min(mostGap, Math.max(leastGap, Math.min(gap, askedMs)));
    this.#changedAt = this.#now();
  }
}
