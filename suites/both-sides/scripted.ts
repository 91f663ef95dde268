import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { CallOptions, Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { inconclusive, isUndecided, type Judgement, notOffered, type Problem } from '../../harness/judge.ts';
import type { LoggedRequest } from '../../harness/upstream/logged-request.ts';
import { declines } from '../declined.ts';
import { cappedAt } from '../room.ts';
import { together } from '../together.ts';
import { directive } from './sides.ts';

/** One request whose answer the upstream bends. */
export interface Script {
  /** What the reader of a report calls it. */
  readonly name: string;
  readonly words: Readonly<Record<string, string | number>>;
  readonly says: string;
  /** Default true. */
  readonly stream?: false;
  readonly patch?: Patch;
  /** At most so many tokens; default 60. */
  readonly cap?: number;
}

/** The same from both sides: what the client got, and every time that it arrived. */
export interface Scripted extends Script {
  readonly answer: Exchange;
  readonly attempts: readonly LoggedRequest[];
}

const patienceMs = 5000; // an answer that hangs for so long has been given up by its users
const settleMs = 1000; // the upstream's side of an exchange ends at once, or was never there

/** Sends all of them at once and looks at both ends. */
export const perform = (gateway: Gateway, scripts: readonly Script[]): Promise<readonly Scripted[]> =>
  Promise.all(scripts.map((script) => performOne(gateway, script)));

const performOne = (gateway: Gateway, script: Script): Promise<Scripted> =>
  performBy(gateway, script, (nonce, options) => gateway.chat(patchOf(gateway, script, nonce), options));

/** The same of a request that is sent in another way, such as to another endpoint. */
export async function performBy(
  gateway: Gateway,
  script: Script,
  send: (nonce: string, options: CallOptions) => Promise<Exchange>,
): Promise<Scripted> {
  const nonce = gateway.nonce();
  const answer = await send(nonce, { patient: false, signal: AbortSignal.timeout(patienceMs) });
  const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', timeout: settleMs });
  return { ...script, answer, attempts: requests };
}

/** The fields of a request that carries the directive before what it says. */
export const patchOf = (gateway: Gateway, { words, says, stream, patch, cap = 60 }: Script, nonce: string): Patch => ({
  ...cappedAt(gateway, cap),
  ...(stream !== false && { stream: true }),
  messages: [{ role: 'user', content: `${directive({ nonce, ...words })} ${says}` }],
  ...patch,
});

/** Judges each that arrived, each problem saying which it belongs to. */
export function overScripted(all: readonly Scripted[], judge: (one: Scripted) => Judgement, names = /^$/): Judgement {
  return together(...all.map((one) => judgeOne(one, judge, names)));
}

function judgeOne(one: Scripted, judge: (one: Scripted) => Judgement, names: RegExp): Judgement {
  const { answer, attempts, name } = one;
  if (attempts.length === 0) {
    if (declines(answer, names)) return notOffered(`${name}: the request is declined`);
    return inconclusive(`${name}: the request did not arrive at the upstream`);
  }
  const judgement = judge(one);
  if (isUndecided(judgement)) return judgement;
  return judgement.map((problem: Problem) => ({
    ...problem,
    message: `${name}: ${problem.message}`,
    wire: answer.wire,
  }));
}
