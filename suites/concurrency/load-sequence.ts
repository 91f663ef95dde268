import { holds, inconclusive, type Judgement } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { measure } from './figures.ts';
import { type Asked, outcomeOf } from './outcome.ts';

/** Requests one after the other, and how many of them are the first and the last. */
const inARow = 100;
const sample = 20;
/** What the machine itself may add to any one answer. */
const noiseMs = 100;

export default scenario({
  id: 'load-sequence',
  title: `${inARow} requests one after the other`,
  needs: ['model', 'load'],
  alone: true,
  cost: { requests: inARow, tokens: inARow * 60 },
  exchange: async (gateway): Promise<readonly Asked[]> => {
    const asked: Asked[] = [];
    for (let index = 0; index < inARow; index++) {
      asked.push({ nonce: '', streamed: false, answer: await gateway.chat() });
    }
    return asked;
  },
  judges: { 'concurrency.steady': isSteady },
  measures: (asked) => measure('load-sequence', 1, asked),
});

function isSteady(asked: readonly Asked[]): Judgement {
  if (asked.some((one) => outcomeOf(one) === 'refused')) return inconclusive('some requests were refused');
  const failed = asked.map(outcomeOf).filter((outcome) => outcome !== 'ok');
  const slowest = (some: readonly Asked[]) => {
    const sorted = some.map(({ answer }) => answer.wire.endAt).sort((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  };
  const [first, last] = [slowest(asked.slice(0, sample)), slowest(asked.slice(-sample))];
  return [
    ...holds('what failed', failed, 'nothing', failed.length === 0),
    ...holds(
      `the 95th percentile of the last ${sample}`,
      `${Math.round(last)} ms`,
      `at most twice that of the first, ${Math.round(first)} ms`,
      last <= 2 * first + noiseMs,
    ),
  ];
}
