import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem, show } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { together } from '../../together.ts';
import { type Arrival, answered, arrival } from '../arrival.ts';
import { answersAgain } from '../provoked.ts';
import { documentsIn, documentsOf, saidIn } from '../said.ts';
import { directive } from '../sides.ts';

/** What the provider does to one stream each, while others run. */
const breaks: readonly Readonly<Record<string, string | number>>[] = [
  { garbage: 3, pace: '10ms' },
  { cut: 4, pace: '10ms' },
  { end: 5, pace: '10ms' },
  { error: 4, pace: '10ms' },
  { hang: 2 },
  { shape: 'no-choices' },
];

const good = 3; // streams beside them, as long as all of those take
const paceMs = 12;
const patienceMs = 5000; // a stream of a third of a second that takes so long is held up for good
const prompt = 'Count from 1 to 25.';

export default scenario({
  id: 'broken-neighbours',
  title: 'Streams beside those that the provider breaks',
  needs: ['model', 'upstream'],
  cost: { requests: good + breaks.length + 5, tokens: 1200 },
  alone: true, // a gateway that rests a failing provider refuses whoever comes next
  exchange: async (gateway) => {
    await answersAgain(gateway);
    const leave = new AbortController();
    const whole = Array.from({ length: good }, () => {
      const nonce = gateway.nonce();
      const words = { nonce, pace: `${paceMs}ms` };
      return arrival(gateway, nonce, () => ask(gateway, words, AbortSignal.timeout(patienceMs)));
    });
    const broken = breaks.map((words) => ask(gateway, { nonce: gateway.nonce(), ...words }, leave.signal));
    const streams = await Promise.all(whole);
    leave.abort();
    await Promise.all(broken);
    return { streams, after: await gateway.chat({ max_tokens: 4 }) };
  },
  judges: {
    'isolation.neighbours-unharmed': ({ streams, after }) => together(...streams.map(judge), survived(after)),
  },
});

function ask(gateway: Gateway, words: Readonly<Record<string, string | number>>, signal: AbortSignal) {
  const messages = [{ role: 'user', content: `${prompt} ${directive(words)}` }];
  return gateway.streamChat({ max_tokens: 60, messages }, { patient: false, signal });
}

/** Whole to its end: where one dies with the others, the provider's side of it is cut short at the same word. */
export function judge(one: Arrival): Judgement {
  const said = answered(one)?.answer;
  if (said === undefined || one.answer.status === 429 || one.answer.status === 503) {
    return inconclusive('a stream was not passed on');
  }
  const [wanted, got] = [saidIn(documentsIn(said)).choices[0], saidIn(documentsOf(one.answer)).choices[0]];
  const ended = typeof got?.finish === 'string' && got.finish === wanted?.finish;
  if (ended && got?.text === wanted?.text) return kept;
  const seen = `${one.answer.wire.ending}: ${show(got?.text)}, finish_reason ${show(got?.finish)}`;
  const expected = `${show(wanted?.text)}, to its finish_reason`;
  return [{ ...problem('a stream beside broken ones', expected, seen), wire: one.answer.wire }];
}

const survived = ({ status, wire }: Exchange): Judgement =>
  status === null ? [{ ...problem('a request after broken streams', 'an answer', wire.error), wire }] : kept;
