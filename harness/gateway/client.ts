import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import { letAsk, letRead, type Surroundings } from '../clients/ask.ts';
import type { Clients } from '../clients/clients.ts';
import { NotSent } from '../errors.ts';
import type { Keys } from '../keys.ts';
import type { UpstreamControl } from '../upstream/control.ts';
import { besideTarget } from './beside-target.ts';
import type { Budget } from './budget.ts';
import { Exchange, type WireRecord } from './exchange.ts';
import type {
  Answers,
  Body,
  Call,
  CallOptions,
  ClientCall,
  ClientOutcome,
  Gateway,
  Patch,
  RawCall,
  SdkError,
  SdkOptions,
  SdkOutcome,
} from './gateway.ts';
import { OpenExchanges } from './open-exchanges.ts';
import type { Pace } from './pace.ts';
import { asksToWait, longestWaitMs, patience, requestedWait, shortWaitMs } from './patience.ts';
import { rawRequest } from './raw-request.ts';
import { describeError, fetchThrough, loadOpenAI } from './sdk.ts';
import { used, worstCase } from './tokens.ts';
import type { Transport } from './transport.ts';
import { noting, type UpstreamNote, type UpstreamSide } from './upstream-side.ts';

/** What is known of a target, by flag or by discovery. */
export interface Target {
  /** The base URL with its version prefix and no trailing slash. */
  readonly base: string;
  readonly keys: Keys;
  /** Extra request headers from `--header`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly model: string;
  /** Empty when none is known. */
  readonly embeddingModel: string;
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
  /** Absent where the scenario is about how much a target takes, and in a replay. */
  readonly pace?: Pace;
  readonly agent: string;
  /** The clients that scenarios put to work. */
  readonly clients: Clients;
  /** The upstream behind the target; null when it is not ours. */
  readonly upstream: UpstreamControl | UpstreamSide | null;
  /** Aborted when the user interrupts: every open exchange is cut. */
  readonly signal: AbortSignal;
}

/** The Gateway of one attempt at one scenario, and what it saw. */
export class Client implements Gateway {
  readonly #parts: ClientParts;
  readonly #slots: (WireRecord | null)[] = [];
  /** Every raw exchange's, then one for each call of the SDK. */
  readonly #open: [OpenExchanges, ...OpenExchanges[]];
  #nonces = 0;
  /** What the upstream was asked, and answered. */
  readonly notes: UpstreamNote[] = [];
  /** Set when the target kept asking to wait: what was seen then says nothing about a promise. */
  disturbed: string | null = null;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.#open = [new OpenExchanges(parts.signal)];
  }

  get model(): string {
    return this.#parts.target.model;
  }

  get embeddingModel(): string {
    return this.#parts.target.embeddingModel;
  }

  get listed(): readonly string[] {
    return this.#parts.target.listed;
  }

  get keys(): Keys {
    return this.#parts.target.keys;
  }

  /** All exchanges so far, in the order they were sent. */
  get transcript(): readonly WireRecord[] {
    return this.#slots.filter((slot) => slot !== null);
  }

  get upstream(): UpstreamSide {
    const { upstream, transport, target, signal } = this.#parts;
    if (upstream === null) throw new NotSent('the upstream behind the target is not ours');
    const options = { timeoutMs: target.timeoutMs, signal };
    const side = 'keysIn' in upstream ? upstream : besideTarget(upstream, { keys: target.keys, transport, options });
    return noting(side, this.notes);
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
    const [open] = this.#open;
    const signal = call.signal === undefined ? open.signal : AbortSignal.any([call.signal, open.signal]);
    const paced = this.#parts.pace?.request();
    for (let waited = 0; ; waited++) {
      await paced?.turn();
      const { end, drop } = this.#begin(body, open, call.reserve);
      const sent = this.#parts.transport.send(request, { timeoutMs: this.#parts.target.timeoutMs, signal });
      const exchange = await sent.then(end, (error: unknown) => {
        drop();
        throw error;
      });
      paced?.heard(
        exchange.status,
        requestedWait((name) => exchange.header(name)),
      );
      if (call.patient === false && !this.#mayBeCrowded(exchange, waited)) return exchange;
      if (!(await this.#waitIfAsked(exchange.status, (name) => exchange.header(name), waited))) return exchange;
    }
  }

  async raw<const Calls extends readonly RawCall[]>(calls: Calls): Promise<Answers<Calls>> {
    const { target, transport, sleep } = this.#parts;
    const requests = calls.map((call) => {
      const body = encode(call.body);
      const { host } = new URL(target.base);
      const usual = this.#headers(call.key === undefined ? {} : { key: call.key }, body);
      return rawRequest(call, target.base + call.path, { host, ...usual }, body);
    });
    const [open] = this.#open;
    const paced = this.#parts.pace?.request();
    for (let waited = 0; ; waited++) {
      await paced?.turn();
      const begun: { end: (record: WireRecord) => Exchange; drop: () => void }[] = [];
      const send = async () => {
        for (const { request } of requests) begun.push(this.#begin(request.body, open));
        return transport.converse(requests, { timeoutMs: target.timeoutMs, signal: open.signal, sleep });
      };
      const records = await send().catch((error: unknown) => {
        for (const { drop } of begun) drop();
        throw error;
      });
      const exchanges = records.flatMap((record, index) => begun[index]?.end(record) ?? []);
      const limited = exchanges.find(({ status }) => asksToWait(status));
      paced?.heard(limited?.status ?? null, limited === undefined ? 0 : requestedWait((name) => limited.header(name)));
      const answers = exchanges as unknown as Answers<Calls>; // one for each call, as the transport promises
      if (limited === undefined) return answers;
      if (!(await this.#waitIfAsked(limited.status, (name) => limited.header(name), waited))) return answers;
    }
  }

  wait(ms: number): Promise<void> {
    return this.#parts.sleep(ms);
  }

  async ask(call: ClientCall): Promise<ClientOutcome> {
    for (let waited = 0; ; waited++) {
      const visit = this.#visit();
      const outcome = await letAsk(call, this.#surroundings(visit));
      await visit.open.settled();
      if (visit.refusal !== null) throw visit.refusal;
      const last = visit.exchanges.at(-1);
      const again = call.patient !== false && last !== undefined;
      if (!again || !(await this.#waitIfAsked(last.status, (name) => last.header(name), waited))) {
        return { ...outcome, exchanges: visit.exchanges };
      }
    }
  }

  async read(call: ClientCall, answers: readonly Exchange[]): Promise<ClientOutcome> {
    return { ...(await letRead(call, answers, this.#surroundings(this.#visit()))), exchanges: answers };
  }

  async openai<T>(call: (client: OpenAI) => Promise<T>, options: SdkOptions = {}): Promise<SdkOutcome<T>> {
    const { default: Sdk } = await loadOpenAI();
    const { target } = this.#parts;
    const visit = this.#visit();
    const client = new Sdk({
      baseURL: target.base,
      apiKey: options.apiKey ?? target.keys.apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: options.retries ?? 0, // a retry would hide the failure it is there to survive
      timeout: options.timeout ?? (patience + 1) * (target.timeoutMs + longestWaitMs), // each exchange is timed by the transport
      logLevel: 'off',
      defaultHeaders: {
        'accept-encoding': 'identity', // compressed bytes could neither be read in the evidence nor redacted
        ...target.headers,
        ...(target.keys.apiKey === null && options.apiKey === undefined && { authorization: null }),
      },
      fetch: this.#recordedFetch(visit, options.patient ?? true),
    });
    const outcome = await outcomeOf(() => call(client));
    await visit.open.settled();
    if (visit.refusal !== null) throw visit.refusal;
    return { ...outcome, exchanges: visit.exchanges };
  }

  /** Resolves when every exchange has ended; those that are still open a second later are cut. */
  async settled(): Promise<void> {
    await Promise.all(this.#open.map((open) => open.settled()));
  }

  #visit(): Visit {
    const visit = new Visit(this.#parts.signal);
    this.#open.push(visit.open);
    return visit;
  }

  #surroundings(visit: Visit): Surroundings {
    const { clients, target, transport } = this.#parts;
    return {
      clients,
      target,
      transport,
      signal: visit.open.signal,
      begin: (body) => {
        try {
          const { end, drop } = this.#begin(body, visit.open);
          return { end: (record) => void visit.exchanges.push(end(record)), drop };
        } catch (error) {
          if (error instanceof NotSent) visit.refusal = error;
          throw error;
        }
      },
      fetch: this.#recordedFetch(visit, false), // `ask` itself waits, for clients of every kind
    };
  }

  #recordedFetch(visit: Visit, patient: boolean): typeof fetch {
    const { transport, target } = this.#parts;
    const options = { timeoutMs: target.timeoutMs, signal: visit.open.signal };
    const begin = (body: Uint8Array | null) => {
      const { end } = this.#begin(body, visit.open);
      return (record: WireRecord) => void visit.exchanges.push(end(record));
    };
    const once = fetchThrough((body) => transport.dispatcherFor(body, options, { begin }));
    return async (input, init) => {
      const paced = this.#parts.pace?.request();
      for (let waited = 0; ; waited++) {
        await paced?.turn();
        const response = await once(input, init).catch((error: unknown) => {
          if (error instanceof Error && error.cause instanceof NotSent) visit.refusal = error.cause;
          throw error;
        });
        paced?.heard(
          response.status,
          requestedWait((name) => response.headers.get(name)),
        );
        const again = patient && asksToWait(response.status) && waited < patience;
        if (again) await response.arrayBuffer().catch(() => {}); // read now, so that it does not stay open meanwhile
        if (!patient || !(await this.#waitIfAsked(response.status, (name) => response.headers.get(name), waited))) {
          return response;
        }
        // The SDK's own timer ran on during the wait: what comes of it is not the target's doing.
        if (init?.signal?.aborted === true) this.#disturbedBy(response.status, waited + 1);
      }
    };
  }

  /** Whether a 429 that is a verdict may be about the crowd and not about the request: once is no proof. */
  #mayBeCrowded(exchange: Exchange, waited: number): boolean {
    if (this.#parts.pace === undefined || exchange.status !== 429 || waited > 0) return false;
    return requestedWait((name) => exchange.header(name)) <= shortWaitMs;
  }

  /** True after the pause that the target asked for, when the request may be sent once more. */
  async #waitIfAsked(status: number | null, header: (name: string) => string | null, waited: number): Promise<boolean> {
    if (!asksToWait(status)) return false;
    if (waited === patience) {
      // A limit is kept for somebody; an overload that does not end is a breach like any other.
      if (status === 429) this.#disturbedBy(status, waited + 1);
      return false;
    }
    await this.#parts.sleep(requestedWait(header));
    return true;
  }

  #disturbedBy(status: number, times: number): void {
    this.disturbed = `the target answered ${status} ${times} times in a row, also after the waits it asked for`;
  }

  /** Reserves what a request may cost and a place in the transcript, until it ends or turns out not to be sent. */
  #begin(
    body: Uint8Array | null,
    open: OpenExchanges,
    worst = worstCase(body),
  ): { end: (record: WireRecord) => Exchange; drop: () => void } {
    const { budget } = this.#parts;
    budget.reserve(worst);
    const slot = this.#slots.push(null) - 1;
    const ended = open.begin();
    return {
      end: (record) => {
        const exchange = new Exchange(record);
        this.#slots[slot] = record;
        const { tokens, estimated } = used(exchange);
        budget.settle(worst, estimated ? Math.min(tokens, worst) : tokens, estimated);
        ended();
        return exchange;
      },
      drop: () => {
        budget.settle(worst, 0, false);
        ended();
      },
    };
  }

  #headers(call: Pick<CallOptions, 'key' | 'headers'>, body: Uint8Array | null): Record<string, string> {
    const key = call.key === undefined ? this.#parts.target.keys.apiKey : call.key;
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

async function outcomeOf<T>(call: () => Promise<T>): Promise<{ value: T } | { error: SdkError }> {
  try {
    return { value: await call() };
  } catch (error) {
    return { error: describeError(error) };
  }
}

/** What one call of the SDK has sent so far, and why it could not send more. */
class Visit {
  readonly exchanges: Exchange[] = [];
  readonly open: OpenExchanges;
  refusal: NotSent | null = null;

  constructor(interrupted: AbortSignal) {
    this.open = new OpenExchanges(interrupted);
  }
}
