import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement } from '../../harness/judge.ts';
import type { LoggedRequest } from '../../harness/upstream/logged-request.ts';
import { unanswered } from '../declined.ts';
import { bodyOf } from './sides.ts';

/** One request from both sides: what the client got, and every request that the upstream saw for it. */
export interface Arrival {
  readonly answer: Exchange;
  readonly requests: readonly LoggedRequest[];
}

const settleMs = 1000; // what was answered has arrived already; only its end may still be on its way
const refusedMs = 200; // what was refused has most likely not arrived

/** Sends a request and, once it is answered, asks the upstream for those that hold its nonce. */
export async function arrival(gateway: Gateway, nonce: string, send: () => Promise<Exchange>): Promise<Arrival> {
  const answer = await send();
  const timeout = answer.ok ? settleMs : refusedMs;
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', timeout });
  return { answer, requests };
}

/** The request that the answer came from: the last that the upstream answered well, or else the last. */
export const answered = ({ requests }: Pick<Arrival, 'requests'>): LoggedRequest | undefined =>
  requests.findLast(({ status }) => status === 200) ?? requests.at(-1);

/** Judges what arrived; a refusal that names what was asked is a skip, and what did not arrive decides nothing. */
export function judgeArrived(one: Arrival, names: RegExp, judge: (body: unknown) => Judgement): Judgement {
  const request = answered(one);
  if (request !== undefined) return judge(bodyOf(request));
  return unanswered(one.answer, names) ?? inconclusive('the request did not arrive at the upstream');
}
