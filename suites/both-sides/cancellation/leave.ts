import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { CallOptions, Gateway } from '../../../harness/gateway/gateway.ts';
import type { Reached } from '../../../harness/upstream/log-filter.ts';
import type { LoggedRequest } from '../../../harness/upstream/logged-request.ts';
import { patchOf, type Script } from '../scripted.ts';
import { directive } from '../sides.ts';
import { type TextPath, textBody } from '../text-body.ts';

/** A request that its client leaves, once it has got so far upstream. */
export interface Leave extends Script {
  readonly reached: Reached;
  /** Another endpoint than chat. */
  readonly on?: TextPath;
}

/** The same from both sides. */
export interface Left extends Leave {
  readonly answer: Exchange;
  /** Every time that it arrived upstream, those after the client had left included. */
  readonly attempts: readonly LoggedRequest[];
}

/** Long enough for a gateway to pass a request on. */
export const arrivalMs = 5000;
/** So that what the gateway does first is done, and a stream has words. */
export const lingerMs = 150;
/** What a gateway may take to close a request upstream (contract of streams). */
export const closingMs = 5000;
const retryMs = 600; // a retry that leaving causes comes at once, or after the first of its pauses

/** Sends a request, leaves it, and watches what becomes of it upstream. */
export async function leave(gateway: Gateway, one: Leave): Promise<Left> {
  const nonce = gateway.nonce();
  const leaving = new AbortController();
  const asked = { patient: false, signal: leaving.signal };
  const [answer, { requests: arrived }] = await Promise.all([
    send(gateway, one, nonce, asked),
    arriveAndLeave(gateway, one, nonce, leaving),
  ]);
  if (arrived.length === 0) return { ...one, answer, attempts: [] };
  await gateway.upstream.wait({ nonce, reaches: 'closed', timeout: closingMs });
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'arrived', count: 2, timeout: retryMs });
  return { ...one, answer, attempts: requests };
}

function send(gateway: Gateway, one: Leave, nonce: string, options: CallOptions): Promise<Exchange> {
  const { on, cap, says, words } = one;
  if (on === undefined) return gateway.chat(patchOf(gateway, one, nonce), options);
  const text = `${directive({ nonce, ...words })} ${says}`;
  return gateway.post(on, textBody(gateway, on, text, cap, { stream: true }), options);
}

async function arriveAndLeave(gateway: Gateway, { reached }: Leave, nonce: string, leaving: AbortController) {
  const there = await gateway.upstream.wait({ nonce, reaches: reached, timeout: arrivalMs });
  await gateway.wait(lingerMs);
  leaving.abort();
  return there;
}

/** When the client had left, on the clock of this request upstream. */
export const leftAt = ({ answer: { wire } }: Left, request: LoggedRequest): number =>
  wire.sentAt + wire.endAt - request.receivedWall + request.receivedAt;
