import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import type { Dispatcher } from 'undici';
import type { Budget } from './budget.ts';
import { Exchange, type WireRecord } from './exchange.ts';
import type { Body, Call, CallOptions, Gateway, Patch, SdkOptions, SdkOutcome } from './gateway.ts';
import { asksToWait, patience, requestedWait } from './patience.ts';
import { describeError, fetchThrough, loadOpenAI } from './sdk.ts';
import { used, worstCase } from './tokens.ts';
import type { Transport } from './transport.ts';

/** What is known of a target, by flag or by discovery. */
export interface Target {
  /** The base URL with its version prefix and no trailing slash. */
  readonly base: string;
  readonly apiKey: string | null;
  /** Extra request headers from `--header`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly model: string;
  readonly listed: readonly string[];
  /** Fields of the smallest chat request that works, beside model and messages. */
  readonly chatDefaults: Patch;
  readonly timeoutMs: number;
}

export interface ClientParts {
  readonly target: Target;
  readonly transport: Transport;
  readonly budget: Budget;
  /** Seeds the nonces. */
  readonly seed: string;
  /** Waits; a replay does not. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly agent: string;
  /** Aborted when the user interrupts: every open exchange is cut. */
  readonly signal: AbortSignal;
}

/** The Gateway of one attempt at one scenario, and what it saw. */
export class Client implements Gateway {
  readonly #parts: ClientParts;
  readonly #slots: (WireRecord | null)[] = [];
  readonly #pending = new Set<Promise<unknown>>();
  readonly #late = new AbortController();
  readonly #leave: AbortSignal;
  #nonces = 0;
  /** Set when the target kept asking to wait: what was seen then says nothing about a promise. */
  disturbed: string | null = null;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.#leave = AbortSignal.any([parts.signal, this.#late.signal]);
  }

  get model(): string {
    return this.#parts.target.model;
  }

  get listed(): readonly string[] {
    return this.#parts.target.listed;
  }

  get apiKey(): string | null {
    return this.#parts.target.apiKey;
  }

  /** All exchanges so far, in the order they were sent. */
  get transcript(): readonly WireRecord[] {
    return this.#slots.filter((slot) => slot !== null);
  }

  nonce(): string {
    const digest = createHash('sha256')
      .update(`${this.#parts.seed}/${this.#nonces++}`)
      .digest('hex');
    return `nonce-${digest.slice(0, 12)}`;
  }

  get(path: string, options: CallOptions = {}): Promise<Exchange> {
    return this.send({ ...options, method: 'GET', path });
  }

  post(path: string, body: Body, options: CallOptions = {}): Promise<Exchange> {
    return this.send({ ...options, method: 'POST', path, body });
  }

  chat(patch: Patch = {}, options: CallOptions = {}): Promise<Exchange> {
    return this.post('/chat/completions', this.chatBody(patch), options);
  }

  streamChat(patch: Patch = {}, options: CallOptions = {}): Promise<Exchange> {
    return this.chat({ stream: true, ...patch }, options);
  }

  chatBody(patch: Patch = {}): Record<string, unknown> {
    const messages = [{ role: 'user', content: 'Reply with the single word OK.' }];
    return { model: this.model, messages, ...this.#parts.target.chatDefaults, ...patch };
  }

  async send(call: Call): Promise<Exchange> {
    const body = encode(call.body);
    const request = {
      method: call.method,
      url: this.#parts.target.base + call.path,
      headers: Object.entries(this.#headers(call, body)),
      body,
    };
    for (let waited = 0; ; waited++) {
      const exchange = await this.#spend(call.body, body, async () => {
        const slot = this.#slots.push(null) - 1;
        const record = await this.#parts.transport.send(request, {
          timeoutMs: this.#parts.target.timeoutMs,
          signal: call.signal === undefined ? this.#leave : AbortSignal.any([call.signal, this.#leave]),
        });
        this.#slots[slot] = record;
        return new Exchange(record);
      });
      if (call.patient === false || !(await this.#waitIfAsked(exchange, waited))) return exchange;
    }
  }

  async openai<T>(call: (client: OpenAI) => Promise<T>, options: SdkOptions = {}): Promise<SdkOutcome<T>> {
    const { default: Sdk } = await loadOpenAI();
    const { target } = this.#parts;
    const seen: Exchange[] = [];
    const client = new Sdk({
      baseURL: target.base,
      apiKey: options.apiKey ?? target.apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0, // a retry would hide the failure it is there to survive
      timeout: options.timeout ?? target.timeoutMs,
      logLevel: 'off',
      defaultHeaders: {
        ...target.headers,
        ...(target.apiKey === null && options.apiKey === undefined && { authorization: null }),
      },
      fetch: this.#recordedFetch(seen, options.patient ?? true),
    });
    try {
      const value = await call(client);
      await this.settled();
      return { value, exchanges: seen };
    } catch (error) {
      await this.settled();
      return { error: describeError(error), exchanges: seen };
    }
  }

  /** Resolves when every exchange has ended; one that is still open a second later is cut. */
  async settled(): Promise<void> {
    if (this.#pending.size === 0) return;
    const timer = setTimeout(() => this.#late.abort(), 1000);
    await Promise.allSettled(this.#pending);
    clearTimeout(timer);
  }

  #recordedFetch(seen: Exchange[], patient: boolean): typeof fetch {
    const { transport, target, budget } = this.#parts;
    const dispatcher = (body: Uint8Array | null): Dispatcher => {
      const worst = worstCase(parse(body), body?.length ?? 0);
      budget.reserve(worst);
      const slot = this.#slots.push(null) - 1;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#pending.add(promise);
      return transport.dispatcherFor(body, { timeoutMs: target.timeoutMs, signal: this.#leave }, (record) => {
        this.#slots[slot] = record;
        const exchange = new Exchange(record);
        seen.push(exchange);
        const { tokens, estimated } = used(exchange, body?.length ?? 0);
        budget.settle(worst, tokens, estimated);
        this.#pending.delete(promise);
        resolve();
      });
    };
    const once = fetchThrough(dispatcher);
    return async (input, init) => {
      for (let waited = 0; ; waited++) {
        const response = await once(input, init);
        if (!patient || !asksToWait(response.status)) return response;
        if (waited === patience) {
          this.#disturbedBy(response.status);
          return response;
        }
        await response.arrayBuffer();
        await this.#parts.sleep(requestedWait((name) => response.headers.get(name)));
      }
    };
  }

  async #waitIfAsked(exchange: Exchange, waited: number): Promise<boolean> {
    if (!asksToWait(exchange.status)) return false;
    if (waited === patience) {
      if (exchange.status === 429) this.#disturbedBy(429);
      return false;
    }
    await this.#parts.sleep(requestedWait((name) => exchange.header(name)));
    return true;
  }

  #disturbedBy(status: number): void {
    this.disturbed = `the target answered ${status} ${patience + 1} times in a row, also after the waits it asked for`;
  }

  async #spend(body: Body | undefined, bytes: Uint8Array | null, send: () => Promise<Exchange>): Promise<Exchange> {
    const worst = worstCase(body, bytes?.length ?? 0);
    this.#parts.budget.reserve(worst);
    const sent = send();
    this.#pending.add(sent);
    const exchange = await sent.finally(() => this.#pending.delete(sent));
    const { tokens, estimated } = used(exchange, bytes?.length ?? 0);
    this.#parts.budget.settle(worst, tokens, estimated);
    return exchange;
  }

  #headers(call: Call, body: Uint8Array | null): Record<string, string> {
    const key = call.key === undefined ? this.#parts.target.apiKey : call.key;
    return {
      // What both SDKs send, for streams too; identity keeps the bytes readable as they stand.
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': this.#parts.agent,
      ...(body !== null && { 'content-type': 'application/json' }),
      ...this.#parts.target.headers,
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...call.headers,
    };
  }
}

function encode(body: Body | undefined): Uint8Array | null {
  if (body === undefined) return null;
  if (typeof body === 'string') return Buffer.from(body);
  return body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
}

function parse(body: Uint8Array | null): unknown {
  if (body === null) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
