import type { Exchange } from '../../harness/gateway/exchange.ts';
import {
  holds,
  inconclusive,
  type Judgement,
  kept,
  notOffered,
  oneOf,
  type Problem,
  problem,
  softly,
} from '../../harness/judge.ts';
import { errorOf } from '../chat/chunks.ts';
import { statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import { durationMs } from '../rate-limits/duration.ts';
import { type Exhaustion, mostRequests, type Pressed, refusedOf } from './exhaust.ts';

const codes = ['rate_limit_exceeded', 'insufficient_quota'];
const limits = ['rate_limit_error', ...codes];
const types = ['requests', 'tokens', ...limits];

const noneRefused = ({ pressed }: Exhaustion): Judgement =>
  inconclusive(`none of ${pressed.length} requests was refused; a key with a limit below ${mostRequests} is needed`);

export function uses429(seen: Exhaustion): Judgement {
  const problems = seen.pressed.flatMap((one) => otherRefusal(one).slice(0, 1));
  const [first] = problems;
  if (first !== undefined) return [first];
  return refusedOf(seen).length === 0 && !seen.pressed.some(refusedInStream) ? noneRefused(seen) : kept;
}

/** What stands in the place of a 429. A 503 may be the truth when many come at once, unless it names a limit. */
function otherRefusal({ answer, streamed }: Pressed): readonly Problem[] {
  const found = [{ ...problem('the refusal', 'status 429', statusAndBody(answer)), wire: answer.wire }];
  if (answer.status === 503) return saysLimit(answer) ? found : softly(found);
  if (answer.status === 429) return kept;
  if (answer.status !== 200) return found;
  const inDisguise = !streamed && at(answer.json, 'error') && at(answer.json, 'choices') === undefined;
  return inDisguise ? found : kept;
}

/** Whether a refusal says by its code or type that a limit of the caller is used up. */
const saysLimit = ({ json }: Exchange): boolean =>
  ['code', 'type'].some((name) => limits.some((limit) => limit === at(json, 'error', name)));

/** A stream that was begun and carries an error, or nothing, in place of an answer. */
const refusedInStream = ({ answer, streamed }: Pressed): boolean =>
  streamed &&
  answer.ok &&
  (errorOf(answer) !== undefined || at(answer.json, 'error') !== undefined || answer.events.length === 0);

export function refusesBeforeAStream(seen: Exhaustion): Judgement {
  const inside = seen.pressed.find(refusedInStream);
  if (inside !== undefined) {
    const { answer } = inside;
    return [
      { ...problem('the streamed request over the limit', 'status 429', statusAndBody(answer)), wire: answer.wire },
    ];
  }
  const refused = refusedOf(seen).find(({ streamed }) => streamed)?.answer;
  if (refused === undefined) return noneRefused(seen);
  const plain = refused.mediaType !== 'text/event-stream' && refused.jsonError === null;
  const body = `${refused.mediaType} ${refused.text.slice(0, 160)}`;
  return holds('the body of the 429', body, 'plain JSON, as without a stream', plain).map((one) => ({
    ...one,
    wire: refused.wire,
  }));
}

export const namesTheLimit = ({ json }: Exchange): readonly Problem[] => [
  ...oneOf('error.code', at(json, 'error', 'code'), codes),
  ...oneOf('error.type', at(json, 'error', 'type'), types),
];

/** So few tokens are too few for any request of this suite. */
const tooFewTokens = 60;

export function tellsLimits(answer: Exchange, first: Exchange): Judgement {
  const names = (of: Exchange) =>
    [...new Set(of.wire.headers.map(([name]) => name.toLowerCase()))].filter((name) => name.startsWith('x-ratelimit-'));
  if (names(first).length === 0) return notOffered('it sends no x-ratelimit headers');
  const missing = names(first).filter((name) => answer.header(name) === null);
  if (missing.length > 0)
    return [problem('the headers of the 429', names(first).join(', '), `without ${missing.join(', ')}`)];
  const left = (kind: string) => Number(answer.header(`x-ratelimit-remaining-${kind}`) ?? Number.NaN);
  const [requests, tokens] = [left('requests'), left('tokens')];
  const seen = `${requests} requests and ${tokens} tokens`;
  return holds('what remains at the 429', seen, 'nothing', requests === 0 || tokens < tooFewTokens);
}

/** A fifth more, and two, is what counters on several machines may let through; a new window lets through its own. */
export function holdsAtOnce(seen: Exhaustion): Judgement {
  const limit = Number(seen.first.header('x-ratelimit-limit-requests') ?? Number.NaN);
  const resetMs = durationMs(seen.first.header('x-ratelimit-reset-requests'));
  if (!(limit >= 0) || resetMs === null) return notOffered('it does not announce its limit of requests');
  const accepted = seen.pressed.filter(({ answer }) => answer.status === 200).length + 1;
  const lastHead = Math.max(...seen.pressed.map(({ answer }) => answer.wire.sentAt + (answer.wire.headAt ?? 0)));
  const windows = Math.floor((lastHead - seen.first.wire.sentAt) / Math.max(1, resetMs));
  const most = limit * 1.2 + 2 + limit * windows;
  if (refusedOf(seen).length === 0 && accepted <= most) return noneRefused(seen);
  const below = seen.pressed
    .map(({ answer }) => answer.header('x-ratelimit-remaining-requests'))
    .find((left) => left?.startsWith('-'));
  return [
    ...holds('the requests it let through', accepted, `the limit of ${limit}`, accepted <= most),
    ...holds('x-ratelimit-remaining-requests', below, 'never below 0', below === undefined),
  ];
}
