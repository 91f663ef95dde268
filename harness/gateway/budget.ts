import { NotSent } from '../errors.ts';
import type { Spending } from '../record.ts';

/** The next request could pass a cap. */
export class BudgetSpent extends NotSent {
  constructor(what: 'requests' | 'tokens', cap: number) {
    super(`the cap of ${cap} ${what} is reached; raise --max-${what} or narrow the run with --only`);
  }
}

/** Counts what a run spends. Tokens are reserved at their worst before a request leaves, and settled after it. */
export class Budget {
  readonly #caps: { readonly requests: number; readonly tokens: number };
  #requests = 0;
  #tokens = 0;
  #reserved = 0;
  #estimated = false;

  constructor(caps: { readonly requests: number; readonly tokens: number }) {
    this.#caps = caps;
  }

  /** Throws `BudgetSpent` when a request with this worst case, in tokens, would pass a cap. */
  reserve(tokens: number): void {
    if (this.#requests + 1 > this.#caps.requests) throw new BudgetSpent('requests', this.#caps.requests);
    if (this.#tokens + this.#reserved + tokens > this.#caps.tokens) throw new BudgetSpent('tokens', this.#caps.tokens);
    this.#requests += 1;
    this.#reserved += tokens;
  }

  /** Replaces a reservation by what was used; `estimated` when the target did not say and bytes/4 had to stand in. */
  settle(reserved: number, used: number, estimated: boolean): void {
    this.#reserved -= reserved;
    this.#tokens += used;
    this.#estimated ||= estimated;
  }

  get spent(): Spending {
    return {
      requests: this.#requests,
      tokens: this.#tokens,
      counted: this.#estimated ? 'estimated' : 'usage',
    };
  }
}
