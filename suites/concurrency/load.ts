import { holds, inconclusive, type Judgement } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import { foreignWords } from './answers.ts';
import { measure } from './figures.ts';
import { type Asked, outcomeOf } from './outcome.ts';

interface Ramp {
  readonly id: string;
  readonly title: string;
  readonly atOnce: number;
  readonly streamed: (index: number) => boolean;
}

const ramps: readonly Ramp[] = [
  { id: 'load-10', title: '10 streams at once', atOnce: 10, streamed: () => true },
  { id: 'load-20', title: '20 streams at once', atOnce: 20, streamed: () => true },
  {
    id: 'load-50',
    title: '50 requests at once, half of them streamed',
    atOnce: 50,
    streamed: (index) => index % 2 === 1,
  },
];

/** A mean above this is what reports call unusable. */
const slowestMeanMs = 10_000;
/** One in a hundred may fail. */
const wanted = 0.99;
/** An answer that is faster than this alone says nothing about waiting. */
const tellingMs = 30;

interface Seen {
  readonly alone: Asked;
  readonly asked: readonly Asked[];
}

/** Many requests at once, as `--load` asks for. */
export const loadRamps: readonly Scenario[] = ramps.map(({ id, title, atOnce, streamed }) =>
  scenario({
    id,
    title,
    needs: ['model', 'load'],
    alone: true,
    cost: { requests: atOnce + 1, tokens: (atOnce + 1) * 60 },
    exchange: async (gateway): Promise<Seen> => {
      const ask = async (stream: boolean): Promise<Asked> => {
        const nonce = gateway.nonce();
        const messages = [
          { role: 'user', content: `Repeat exactly: ${nonce} one two three four five six seven eight` },
        ];
        const answer = await gateway.chat({ messages, ...(stream && { stream }) }, { patient: false });
        return { nonce, streamed: stream, answer };
      };
      const alone = await ask(true);
      return { alone, asked: await Promise.all(Array.from({ length: atOnce }, (_, index) => ask(streamed(index)))) };
    },
    judges: {
      'concurrency.holds-under-load': ({ asked }) => holdsUp(asked),
      'concurrency.no-cross-talk': ({ asked }) => asked.flatMap((one, index) => foreignWords(one, index, asked)),
      'concurrency.in-parallel': inParallel,
    },
    measures: ({ asked }) => measure(id, atOnce, asked),
  }),
);

/** What was refused with 429 or 503 is counted apart: a limit is no failure. */
function holdsUp(asked: readonly Asked[]): Judgement {
  const outcomes = asked.map(outcomeOf).filter((outcome) => outcome !== 'refused');
  if (outcomes.length === 0) return inconclusive(`all of ${asked.length} requests were refused`);
  const failed = outcomes.filter((outcome) => outcome !== 'ok');
  const mean = asked.reduce((sum, { answer }) => sum + answer.wire.endAt, 0) / asked.length;
  return [
    ...holds('what failed', failed, 'one in a hundred at most', failed.length <= outcomes.length * (1 - wanted)),
    ...holds('the mean time of an answer', `${Math.round(mean)} ms`, `${slowestMeanMs} ms`, mean < slowestMeanMs),
  ];
}

function inParallel({ alone, asked }: Seen): Judgement {
  const single = alone.answer.wire.endAt;
  const answered = asked.filter((one) => outcomeOf(one) === 'ok').map(({ answer }) => answer.wire);
  if (outcomeOf(alone) !== 'ok' || answered.length < asked.length)
    return inconclusive('not every request was answered');
  if (single < tellingMs)
    return inconclusive(`an answer takes ${Math.round(single)} ms; ${tellingMs} are needed to judge`);
  const began = Math.min(...answered.map(({ sentAt }) => sentAt));
  const took = Math.max(...answered.map(({ sentAt, endAt }) => sentAt + endAt)) - began;
  const most = 0.8 * asked.length * single;
  return holds(
    `${asked.length} at once`,
    `${Math.round(took)} ms`,
    `less than ${Math.round(most)} ms, four fifths of one after the other`,
    took < most,
  );
}
