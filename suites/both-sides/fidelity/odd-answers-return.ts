import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, type Problem, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { statusAndBody } from '../../http.ts';
import { at } from '../../json.ts';
import { together } from '../../together.ts';
import { type Arrival, answered, arrival } from '../arrival.ts';
import { directive } from '../sides.ts';
import {
  finishReturns,
  judgeReturned,
  reasoningReturns,
  refusalsReturn,
  textReturns,
  usageReturns,
} from './returned.ts';

interface Odd extends Arrival {
  readonly shape: string;
}

async function ask(gateway: Gateway, shape: string, patch = {}): Promise<Odd> {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `${directive({ nonce, shape })} Count from 1 to 6.` }];
  return { shape, ...(await arrival(gateway, nonce, () => gateway.chat({ max_tokens: 24, ...patch, messages }))) };
}

const streamed = { stream: true };
const counted = { ...streamed, stream_options: { include_usage: true } };

/** A valid answer that is spelled oddly is an answer: an error in its place is a breach, not an open question. */
function survives(one: Odd): Judgement {
  if (answered(one)?.status !== 200) return inconclusive('the upstream did not answer it');
  const { answer } = one;
  const told = answer.events.find(({ data }) => data.startsWith('{"error"'));
  if (!answer.ok || told !== undefined) {
    return [problem(`an answer with ${one.shape}`, 'status 200 and the text', told?.data ?? statusAndBody(answer))];
  }
  return judgeReturned(one, /./, (got, said): readonly Problem[] => [
    ...textReturns(got, said),
    ...finishReturns(got, said),
  ]);
}

export default scenario({
  id: 'odd-answers-return',
  title: 'Answers in odd shapes on their way back',
  needs: ['model', 'upstream'],
  cost: { requests: 9, tokens: 900 },
  exchange: async (gateway) => {
    const [dated, datedStream, everywhere, late, finished, last, silent, thought, thinking] = await Promise.all([
      ask(gateway, 'float-created,refused'),
      ask(gateway, 'float-created,other-model', streamed),
      ask(gateway, 'usage-everywhere', streamed),
      ask(gateway, 'empty-choices,usage-late', counted),
      ask(gateway, 'usage-finish', counted),
      ask(gateway, 'last-word', streamed),
      ask(gateway, 'usage-nowhere,refused', counted),
      ask(gateway, 'reasoned'),
      ask(gateway, 'reasoned', streamed),
    ]);
    return { dated, datedStream, everywhere, late, finished, last, silent, thought, thinking };
  },
  judges: {
    'fidelity.odd-answers-survive': (all) => together(...Object.values(all).map(survives)),
    'fidelity.refusals-return': ({ dated, silent }) =>
      together(...[dated, silent].map((one) => judgeReturned(one, /./, refusalsReturn))),
    'fidelity.unknown-returns': ({ thought, thinking }) =>
      together(...[thought, thinking].map((one) => judgeReturned(one, /./, reasoningReturns))),
    'fidelity.odd-usage-returns': ({ late, finished }) =>
      together(
        ...[late, finished].map((one) =>
          judgeReturned(one, /stream_options/, (got, said) =>
            at(said.usage, 'total_tokens') === undefined
              ? inconclusive('the upstream told no usage')
              : usageReturns(got, said),
          ),
        ),
      ),
  },
});
