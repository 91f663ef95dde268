import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, notOffered, type Problem } from '../../harness/judge.ts';
import type { LoggedRequest } from '../../harness/upstream/logged-request.ts';
import { declinesEndpoint } from '../not-offered.ts';
import { together } from '../together.ts';
import { directive } from './sides.ts';
import { textBody } from './text-body.ts';

/** What an upstream is told to do to one request. */
export interface Provocation {
  readonly words: Readonly<Record<string, string | number>>;
  readonly stream?: true;
  /** Another endpoint than chat. */
  readonly on?: 'completions' | 'embeddings' | 'responses';
  /** What the model is told beside the directive. */
  readonly says?: string;
  /** When the client has waited enough, in milliseconds; default `patienceMs`. */
  readonly leaveAfterMs?: number;
}

/** A provoked request from both sides. */
export interface Provoked extends Provocation {
  readonly name: string;
  readonly answer: Exchange;
  /** Every time that it arrived at the upstream, in order. */
  readonly attempts: readonly LoggedRequest[];
}

/** Long enough for a few retries with growing pauses, in milliseconds. */
const patienceMs = 8000;

/** Sends all of them at once: a breaker that the first ones trip does not keep the others from arriving. */
export const provoke = (gateway: Gateway, all: readonly Provocation[]): Promise<readonly Provoked[]> =>
  Promise.all(all.map((one) => provokeOne(gateway, one)));

async function provokeOne(gateway: Gateway, one: Provocation): Promise<Provoked> {
  const nonce = gateway.nonce();
  const text = `${one.says ?? 'Reply with the single word OK.'} ${directive({ nonce, ...one.words })}`;
  const signal = AbortSignal.timeout(one.leaveAfterMs ?? patienceMs);
  const answer = await gateway.post(pathOf(one), bodyOf(gateway, one, text), { patient: false, signal });
  const { requests } = await gateway.upstream.requests({ nonce });
  return { ...one, name: nameOf(one), answer, attempts: requests };
}

const pathOf = ({ on }: Provocation): string => (on === undefined ? '/chat/completions' : `/${on}`);

function bodyOf(gateway: Gateway, { on, stream }: Provocation, text: string): Record<string, unknown> {
  if (on === 'embeddings') return { model: gateway.embeddingModel, input: text };
  const streamed = stream === true ? { stream: true } : {};
  if (on === 'responses') return textBody(gateway, '/responses', text, undefined, streamed);
  if (on === 'completions') return textBody(gateway, '/completions', text, 5, streamed);
  return gateway.chatBody({ messages: [{ role: 'user', content: text }], ...streamed });
}

const nameOf = ({ words, stream, on }: Provocation): string =>
  [
    ...(on === undefined ? [] : [on]),
    ...(stream === true ? ['stream'] : []),
    ...Object.entries(words).map(([word, value]) => `${word}=${value}`),
  ].join(' ');

type Judge = (one: Provoked) => readonly Problem[];

/** Judges those of each endpoint together: one may not be offered. */
function overEndpoints(all: readonly Provoked[], judge: (some: readonly Provoked[]) => Judgement): Judgement {
  if (all.length === 0) return inconclusive('nothing of the kind was asked');
  const endpoints = [...new Set(all.map(({ on }) => on))];
  return together(...endpoints.map((endpoint) => judge(all.filter(({ on }) => on === endpoint))));
}

/** Every problem of every request that arrived; inconclusive when most of them did not. */
export const overProvoked = (all: readonly Provoked[], judge: Judge): Judgement =>
  overEndpoints(all, (some) => overArrived(some, judge));

function overArrived(all: readonly Provoked[], judge: Judge): Judgement {
  const arrived = all.filter(({ attempts }) => attempts.length > 0);
  if (arrived.length === 0 && all.every(isDeclined)) return notOffered(`/${all[0]?.on} is not offered`);
  if (arrived.length * 2 <= all.length) {
    return inconclusive(
      `${all.length - arrived.length} of ${all.length} requests did not arrive at the upstream: it may be cooling down`,
    );
  }
  return arrived.flatMap((one) => problemsOf(one, judge));
}

const isDeclined = (one: Provoked): boolean =>
  one.on !== undefined && declinesEndpoint(one.answer, pathOf(one)) !== null;

/** The same of those that were answered; undecided when the client had left before any was. */
export const overAnswered = (all: readonly Provoked[], judge: Judge): Judgement =>
  overEndpoints(all, (some) => {
    const judged = overArrived(some, judge);
    if (!some.every(wasLeft) || 'undecided' in judged) return judged;
    const asked = some.every(({ words }) => Object.keys(words).some((word) => word.startsWith('retry-after')));
    return asked
      ? notOffered('the target waits for as long as the provider asked, which is longer than this run does')
      : inconclusive('the client left before the target had answered');
  });

/** The problems of one of several, each saying which it belongs to. */
export const problemsOf = (one: Provoked, judge: Judge): readonly Problem[] =>
  judge(one).map((problem) => ({ ...problem, message: `${one.name}: ${problem.message}`, wire: one.answer.wire }));

/** Whether the client went away before there was an answer: nothing is known of the status then. */
export const wasLeft = ({ answer }: Provoked): boolean =>
  answer.status === null && ['aborted', 'timeout'].includes(answer.wire.ending);

/** Pauses before the first request and between those after it, in milliseconds. */
const pauses = [0, 1500, 3500];

/** Whether a plain request is answered again: a cool-down may take its time, as far as a run can wait. */
export async function answersAgain(gateway: Gateway): Promise<boolean> {
  for (const pause of pauses) {
    await gateway.wait(pause);
    if ((await gateway.chat({}, { patient: false })).ok) return true;
  }
  return false;
}
