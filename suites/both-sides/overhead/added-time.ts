import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import type { DirectTimes } from '../../../harness/gateway/upstream-side.ts';
import { inconclusive, type Judgement, kept, notOffered, problem } from '../../../harness/judge.ts';
import { scenario, type Time } from '../../../harness/scenario.ts';
import type { UpstreamLag } from '../../../harness/upstream/control.ts';
import { isObject } from '../../json.ts';
import { together } from '../../together.ts';
import { answered, arrival } from '../arrival.ts';
import { bodyOf, directive } from '../sides.ts';
import { addedBy, noiseOf, type Round } from './paired.ts';

const warmUp = 3; // rounds: connections are opened and code is compiled in them
const counted = 15; // rounds: enough for the median, few enough for every run
const fewest = 6; // rounds that all say the same leave no doubt of the median
/** What is added at most, in milliseconds: as it should be, and as it has to be. */
const [littleMs, bearableMs] = [50, 100];
/** Two direct requests that differ by more than this part of what is added at most tell nothing of what stands between. */
const noise = 1 / 4;

interface Lane {
  readonly rounds: readonly Round[];
  /** Why there are none. */
  readonly missing: string | null;
  readonly url: string;
}

export default scenario({
  id: 'added-time',
  title: 'The same request through the gateway and past it, in turns',
  needs: ['model', 'upstream'],
  cost: { requests: 2 * (warmUp + counted) + 2, tokens: 1500 },
  alone: true, // what runs beside it would be measured too
  exchange: async (gateway) => {
    const since = performance.now();
    const whole = await lane(
      gateway,
      {},
      ({ wire }) => wire.endAt,
      ({ endAt }) => endAt,
    );
    const streamed = await lane(
      gateway,
      { stream: true },
      ({ wire }) => wire.reads[0]?.at ?? wire.endAt,
      ({ bodyAt, endAt }) => bodyAt ?? endAt,
    );
    return { whole, streamed, lag: await gateway.upstream.lag(since) };
  },
  judges: {
    'overhead.bearable': ({ whole, streamed, lag }) =>
      together(
        judge(whole, lag, 'a whole answer', bearableMs),
        judge(streamed, lag, 'the beginning of a stream', bearableMs),
      ),
    'overhead.added-latency': ({ whole, lag }) => judge(whole, lag, 'a whole answer', littleMs),
    'overhead.added-first-byte': ({ streamed, lag }) => judge(streamed, lag, 'the beginning of a stream', littleMs),
  },
  times: ({ whole, streamed }) => [
    ...times(whole, 'added to a whole answer'),
    ...times(streamed, 'added to the beginning of a stream'),
  ],
});

/** The request as it arrives upstream is sent there again by hand, so that both lanes ask for the same. */
async function lane(
  gateway: Gateway,
  patch: Readonly<Record<string, unknown>>,
  through: (answer: Exchange) => number,
  direct: (times: DirectTimes) => number,
): Promise<Lane> {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `Say OK. ${directive({ nonce, pace: '0ms' })}` }];
  const ask = (seed: number) => gateway.chat({ max_tokens: 4, temperature: 1, seed, ...patch, messages });
  const first = await arrival(gateway, nonce, () => ask(0));
  const { url } = first.answer.wire.request;
  const arrived = answered(first);
  const body = bodyOf(arrived);
  if (!isObject(body) || arrived?.path !== '/v1/chat/completions') {
    return { rounds: [], missing: 'the request did not arrive upstream as a chat completion', url };
  }
  const rounds: Round[] = [];
  for (let round = 1; round <= warmUp + counted; round += 1) {
    const before = await gateway.upstream.direct({ ...body, seed: round });
    const answer = await ask(round); // another seed each time: an answer from a cache adds nothing
    const after = await gateway.upstream.direct({ ...body, seed: round });
    if (!answer.ok || before.status !== 200 || after.status !== 200) {
      return { rounds: [], missing: `it was answered ${answer.status}, ${before.status} past it`, url };
    }
    rounds.push({ direct: direct(before), through: through(answer), again: direct(after) });
    const told = rounds.slice(warmUp);
    if (told.length >= fewest && addedBy(told).low > bearableMs) break; // more of them would only take their time
  }
  return { rounds: rounds.slice(warmUp), missing: null, url };
}

/** Of a target elsewhere too: there it is what the network adds as well. */
function times({ rounds, url }: Lane, what: string): readonly Time[] {
  if (rounds.length === 0) return [];
  const { low, middle: p50, high } = addedBy(rounds);
  const max = Math.max(...rounds.map(({ through, direct }) => through - direct));
  const by = isHere(url) ? what : `${what}, the network between included`;
  return [{ what: by, n: rounds.length, p50, interval: { low, high }, max }];
}

const isHere = (url: string): boolean => /^https?:\/\/(127\.|localhost\b|\[::1\])/.test(url);

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function judge({ rounds, missing, url }: Lane, { loop }: UpstreamLag, what: string, budgetMs: number): Judgement {
  if (missing !== null) return inconclusive(missing);
  if (!isHere(url)) return notOffered('the target is on another machine: the network between would be measured too');
  const [added, direct] = [addedBy(rounds), noiseOf(rounds)];
  const noiseMs = budgetMs * noise;
  if (loop.p50 > noiseMs) return inconclusive(`the upstream itself was late by ${ms(loop.p50)} half of the time`);
  if (Math.max(Math.abs(direct.middle), direct.high - direct.low) > noiseMs) {
    const spread = `${ms(direct.low)} to ${ms(direct.high)}`;
    return inconclusive(`two requests past the gateway differ by ${spread}, so what it adds cannot be told`);
  }
  if (added.high <= budgetMs) return kept;
  const seen = `${ms(added.middle)} added (95 %: ${ms(added.low)} to ${ms(added.high)}, ${rounds.length} paired rounds)`;
  return added.low > budgetMs
    ? [{ ...problem(`the time to ${what}`, `at most ${budgetMs} ms more than past the gateway`, null), actual: seen }]
    : inconclusive(`${seen}: too close to ${budgetMs} ms to tell`);
}
