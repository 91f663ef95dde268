import { inconclusive, type Judgement, kept, type Problem, problem } from '../../../harness/judge.ts';
import { scenario, type Time } from '../../../harness/scenario.ts';
import type { UpstreamLag } from '../../../harness/upstream/control.ts';
import { overScripted, perform, type Script, type Scripted } from '../scripted.ts';
import { numberedWords } from '../sides.ts';
import { timesOf } from '../times.ts';
import { type Delay, delaysOf, quantile } from './delays.ts';

/** Slow enough to tell a word of its own from several together, in milliseconds. */
const paceMs = 80;
/** A silence that shows what is held back until something else comes. */
const gapMs = 700;

const steady: Script = {
  name: 'a word each 80 ms',
  words: { pace: `${paceMs}ms` },
  says: `Repeat exactly: ${numberedWords(16)}`,
  patch: { stream_options: { include_usage: true } }, // as most clients ask: what counts a stream must not collect it
};
const silent: Script = {
  name: 'a word before a silence',
  words: { pace: '5ms', gap: `${gapMs}ms`, 'gap-at': 2 },
  says: `Repeat exactly: ${numberedWords(8)}`,
};
const quick: Script = {
  name: 'a word each 8 ms',
  words: { pace: '8ms' },
  says: `Repeat exactly: ${numberedWords(100)}`,
  cap: 120,
};

/** What the contract of streams allows: 15 of 20 words on their own, and the first within 400 ms. */
const ownShare = 0.75;
const firstMs = 400;
/** What is spoken while it arrives stumbles when it falls behind by so much. */
const behindMs = 300;
/** More than a gateway of any make needs to look at a chunk, less than anybody sees. */
const littleMs = 25;
/** What a refusal of usage in streams names. */
const counting = /stream_options|include_usage/;
interface Seen {
  readonly steady: readonly Scripted[];
  readonly silent: readonly Scripted[];
  readonly quick: readonly Scripted[];
  readonly lag: UpstreamLag;
}

export default scenario({
  id: 'delivery',
  title: 'When each word left the model, and when it arrived',
  needs: ['model', 'upstream'],
  alone: true, // its times are to be the gateway's, not those of a machine that does much else
  model: true, // a machine that is busy now may have a quieter moment
  cost: { requests: 3, tokens: 600 },
  exchange: async (gateway): Promise<Seen> => {
    const since = performance.now();
    const all = await perform(gateway, [steady, silent, quick]);
    const lag = await gateway.upstream.lag(since);
    return { steady: all.slice(0, 1), silent: all.slice(1, 2), quick: all.slice(2), lag };
  },
  judges: {
    'stream-honesty.first-word-at-once': (seen) => overScripted(seen.silent, timed(seen, comesAtOnce)),
    'stream-honesty.word-by-word': (seen) => overScripted(seen.steady, timed(seen, comeAlone), counting),
    'stream-honesty.keeps-up': (seen) => overScripted([...seen.steady, ...seen.quick], timed(seen, keepsUp), counting),
    'stream-honesty.little-delay': (seen) =>
      overScripted([...seen.steady, ...seen.quick], timed(seen, isLittle), counting),
  },
  times: ({ steady, quick, lag }) => [...added([...steady, ...quick]), ownLateness(lag)],
});

/** Judges the delays of a stream; what may be our own lateness, `slack` in milliseconds, decides nothing. */
function timed({ lag }: Seen, judge: (delays: readonly Delay[], slack: number) => readonly Problem[]) {
  return (one: Scripted): Judgement => {
    const delays = delaysOf(one);
    if (delays.length < 2) return inconclusive('too few words arrived to be timed');
    const problems = judge(delays, 0);
    const own = Math.max(lag.loop.max, lag.pacing.max);
    if (problems.length === 0 || judge(delays, own).length > 0) return problems;
    return inconclusive(`the upstream itself was up to ${Math.round(own)} ms late`);
  };
}

/** What stood between the model and the reader of each word. */
function added(streams: readonly Scripted[]): readonly Time[] {
  const delays = streams.flatMap(delaysOf).map(({ delay }) => delay);
  return delays.length === 0 ? [] : [{ what: 'added to a word of a stream', ...timesOf(delays) }];
}

/** What of it may be ours. */
const ownLateness = ({ pacing: { count, p50, max } }: UpstreamLag): Time => ({
  what: 'that the scripted upstream itself was late with a word',
  n: count,
  p50,
  interval: null,
  max,
});

const ms = (value: number): string => `${Math.round(value)} ms`;

/** The first word, with silence behind it: nothing pushes it out but the gateway itself. */
function comesAtOnce([first]: readonly Delay[], slack: number): readonly Problem[] {
  if (first === undefined || first.delay <= firstMs + slack) return kept;
  return [problem('the first word', `within ${firstMs} ms of the model`, `${ms(first.delay)} after it`)];
}

function comeAlone(delays: readonly Delay[], slack: number): readonly Problem[] {
  const gaps = delays.slice(1).map(({ at }, index) => at - (delays[index]?.at ?? 0));
  const together = gaps.filter((gap) => gap <= paceMs / 2).length;
  if (together <= (1 - ownShare) * gaps.length + slack / paceMs) return kept;
  const seen = `${together} of ${gaps.length} words arrived together with the one before`;
  return [problem('the arrival of the words', 'each on its own, as the model said it', seen)];
}

/** A delay that grows with every word is no delay but a queue. */
function keepsUp(delays: readonly Delay[], slack: number): readonly Problem[] {
  const [first, last] = [delays[0], delays.at(-1)];
  if (first === undefined || last === undefined || last.delay <= behindMs + slack) return kept;
  const seen = `${ms(last.delay)} after it, the first ${ms(first.delay)}`;
  return [problem('the last word', `within ${behindMs} ms of the model`, seen)];
}

function isLittle(delays: readonly Delay[], slack: number): readonly Problem[] {
  const added = delays.map(({ delay }) => delay);
  const half = quantile(added, 0.5);
  if (half <= littleMs + slack / 2) return kept; // a moment of lateness moves a median little
  const seen = `p50 ${ms(half)}, max ${ms(Math.max(...added))}`;
  return [problem('the added delay of a word', `at most ${littleMs} ms`, seen)];
}
