import type { Target } from '../gateway/client.ts';
import type { Exchange, WireRecord } from '../gateway/exchange.ts';
import type { ClientCall } from '../gateway/gateway.ts';
import type { Transport } from '../gateway/transport.ts';
import type { Clients } from './clients.ts';
import type { Driver, DriverCall, Outcome } from './driver.ts';
import type { Ended } from './tapped-connection.ts';

/** Longer than any answer of loopback takes, in single bytes on a busy machine; who is silent for longer hangs. */
const readingMs = 20_000;

/** What a call needs of the run around it. */
export interface Surroundings {
  readonly clients: Clients;
  readonly target: Target;
  readonly transport: Transport;
  readonly signal: AbortSignal;
  readonly begin: (body: Uint8Array | null) => Ended;
  /** Sends for a client in this process, and records. */
  readonly fetch: typeof fetch;
}

/** Lets a client read answers that were recorded before; nothing is sent to the target. */
export async function letRead(call: ClientCall, answers: readonly Exchange[], around: Surroundings): Promise<Outcome> {
  const driver = await around.clients.driver(call.client);
  const stage = (await around.clients.player()).stage(inOrder(answers.map(({ wire }) => wire)));
  try {
    return await driver.run({ ...common(call, around), base: stage.base, host: null, fetch, timeoutMs: readingMs });
  } finally {
    stage.leave();
  }
}

/** Lets a client call the target itself: a child through a tap, one in this process through a recording fetch. */
export async function letAsk(call: ClientCall, around: Surroundings): Promise<Outcome> {
  const driver = await around.clients.driver(call.client);
  return driver.child ? throughTap(driver, call, around) : driver.run(toTarget(call, around));
}

async function throughTap(driver: Driver, call: ClientCall, around: Surroundings): Promise<Outcome> {
  const { transport, target, signal, begin } = around;
  const http2 = call.operation === 'http2';
  if (http2 && !(await transport.offersHttp2(target.base))) {
    return { unsupported: 'the target offers no HTTP/2 (over TLS, RFC 9113 §3.2)' };
  }
  const protocol = http2 ? 'h2' : 'http/1.1';
  const tap = await transport.tap({ target: target.base, timeoutMs: target.timeoutMs, signal, begin, protocol });
  try {
    return await driver.run({ ...toTarget(call, around), base: tap.base, host: tap.host });
  } finally {
    await tap.close();
  }
}

const toTarget = (call: ClientCall, around: Surroundings): DriverCall => ({
  ...common(call, around),
  base: around.target.base,
  host: null,
  fetch: around.fetch,
  headers: around.target.headers,
  timeoutMs: call.timeoutMs ?? around.target.timeoutMs,
});

const common = (call: ClientCall, { target, signal }: Surroundings) => ({
  operation: call.operation,
  body: call.body ?? {},
  key: call.key ?? (target.keys.apiKey === null ? null : ('run' as const)),
  headers: {},
  flavour: call.flavour ?? ('sync' as const),
  retries: call.retries ?? 0,
  signal,
});

/** One answer for each request, and the last one for all that follow. */
function inOrder(records: readonly WireRecord[]): () => WireRecord | undefined {
  let given = 0;
  return () => records[Math.min(given++, records.length - 1)];
}
