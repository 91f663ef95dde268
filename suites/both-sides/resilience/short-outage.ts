import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { statusAndBody } from '../../http.ts';
import { isNoSuccess, isServerError, startsNoStream } from '../error-mapping/status.ts';
import { isEnveloped, tellsNoInside } from '../error-mapping/telling.ts';
import { answersAgain, type Provoked, problemsOf } from '../provoked.ts';

/** How long the provider takes no connections, in milliseconds. */
const outageMs = 600;
/** Pauses between requests once it is back, in milliseconds: a cool-down of a few seconds is no outage. */
const pauses = [0, 500, 1000, 2000, 3000, 4000];
/** The same for a gateway that was cooling down before: longer than any that does not say so. */
const longPauses = [5000, 10_000, 15_000, 20_000, 15_000];
/** When a client that met the outage has waited enough, in milliseconds: nothing has been in its way for long. */
const leaveAfterMs = 8000;

interface Seen {
  readonly before: boolean;
  readonly during: readonly Provoked[];
  readonly after: readonly Exchange[];
  readonly host: string | undefined;
}

export default scenario({
  id: 'short-outage',
  title: 'A provider that takes no connections for a moment, and is back',
  needs: ['model', 'upstream'],
  cost: { requests: 16, tokens: 300 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    const { next } = await gateway.upstream.requests({ since: Number.MAX_SAFE_INTEGER }); // of what comes from here on
    const before = await answersAgain(gateway);
    const { requests } = await gateway.upstream.requests({ since: next });
    const host = requests.at(-1)?.headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
    if (!before) return { before, during: [], after: await untilAnswered(gateway, longPauses), host };
    await gateway.upstream.refuse('closed', outageMs);
    const [during] = await Promise.all([refused(gateway), gateway.wait(outageMs + 100)]);
    const after = await untilAnswered(gateway, pauses);
    const resting = rests(after.at(-1)) ? await untilAnswered(gateway, longPauses) : [];
    return { before, during, after: [...after, ...resting], host };
  },
  judges: {
    'error-mapping.no-success': (seen) => over(seen, isNoSuccess),
    'error-mapping.before-a-stream': (seen) => over(seen, startsNoStream),
    'error-mapping.in-time': (seen) => over(seen, isAnsweredAtAll),
    'error-mapping.unreachable': (seen) => over(seen, isServerError),
    'error-mapping.envelope': (seen) => over(seen, isEnveloped),
    'error-mapping.no-inside': (seen) => over(seen, (one) => tellsNoInside(one, seen.host)),
    'resilience.comes-back': comesBack,
  },
});

/** A request and a stream that meet a closed door; a gateway that tries again may find it open, and one may be busy. */
async function refused(gateway: Gateway): Promise<readonly Provoked[]> {
  const signal = AbortSignal.timeout(leaveAfterMs);
  const [plain, stream] = await Promise.all([
    gateway.chat({}, { patient: false, signal }),
    gateway.streamChat({}, { patient: false, signal }),
  ]);
  return [
    { name: 'refused', words: {}, answer: plain, attempts: [] },
    { name: 'stream refused', words: {}, answer: stream, attempts: [], stream: true },
  ].filter(({ answer }) => answer.status !== 429 && !isAnswer(answer)) as readonly Provoked[];
}

/** A breaker that opens for a minute is late, and yet comes back by itself. */
const rests = (last: Exchange | undefined): boolean => last?.status === 429 || last?.status === 503;

const isAnswer = (answer: Exchange): boolean =>
  answer.ok && answer.wire.ending === 'complete' && answer.text.includes('"choices"');

async function untilAnswered(gateway: Gateway, pauses: readonly number[]): Promise<readonly Exchange[]> {
  const answers: Exchange[] = [];
  for (const pause of pauses) {
    await gateway.wait(pause);
    const answer = await gateway.chat({}, { patient: false, signal: AbortSignal.timeout(leaveAfterMs) });
    answers.push(answer);
    if (answer.ok) break;
  }
  return answers;
}

const coolingDown = inconclusive('the target was still cooling down, after what its provider did earlier');

function over({ before, during }: Seen, judge: Parameters<typeof problemsOf>[1]): Judgement {
  return before ? during.flatMap((one) => problemsOf(one, judge)) : coolingDown;
}

function isAnsweredAtAll({ answer: { wire } }: Provoked): readonly Problem[] {
  const hung = ['aborted', 'timeout', 'endless'].includes(wire.ending);
  return hung ? [problem('the answer to a refused connection', 'an error at once', `none in ${wire.endAt} ms`)] : kept;
}

function comesBack({ before, after }: Seen): Judgement {
  const last = after.at(-1);
  if (last === undefined) return coolingDown;
  if (last.ok) return before ? inSeconds(after.length) : coolingDown;
  const waits = [...(before ? pauses : []), ...longPauses].slice(0, after.length);
  const seconds = inAll(waits);
  const asked = Number(last.header('retry-after'));
  if (asked > seconds) return inconclusive(`the target asks to wait for ${asked} s, longer than this run does`);
  if (last.status === 429) return inconclusive('the target limits how much it is asked');
  return [{ ...problem(`the last request in ${seconds} s`, '200', statusAndBody(last)), wire: last.wire }];
}

const inAll = (waits: readonly number[]): number => waits.reduce((sum, pause) => sum + pause, 0) / 1000;

function inSeconds(asked: number): Judgement {
  if (asked <= pauses.length) return kept;
  const late = `after up to ${inAll([...pauses, ...longPauses].slice(0, asked))} s`;
  return softly([problem('an answer after a moment without the provider', `within ${inAll(pauses)} s`, late)]);
}
