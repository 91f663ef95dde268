import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { names, takes } from '../chat/acceptance.ts';
import { contentOf } from '../chat/choices.ts';
import { at } from '../json.ts';
import { areLogprobs } from './token-logprobs.ts';

const top = 2;

interface Seen {
  readonly withTop: Exchange;
  readonly alone: Exchange;
}

export default scenario({
  id: 'logprobs',
  title: 'Log probabilities, with alternatives and without',
  needs: ['model'],
  capability: 'logprobs',
  cost: { requests: 2, tokens: 100 },
  model: true,
  exchange: async (gateway): Promise<Seen> => {
    const [withTop, alone] = await Promise.all([
      gateway.chat({ logprobs: true, top_logprobs: top }),
      gateway.chat({ logprobs: true }),
    ]);
    return { withTop, alone };
  },
  judges: { 'semantics.logprobs': judgeLogprobs },
});

function judgeLogprobs({ withTop, alone }: Seen): Judgement {
  const declined = [withTop, alone].every(
    (answer) => answer.status === 501 || names(answer, ['logprobs', 'top_logprobs']),
  );
  if (declined) return notOffered('logprobs are refused by their name');
  const refusals = [...takes('logprobs and top_logprobs', withTop), ...takes('logprobs without top_logprobs', alone)];
  if (refusals.length > 0) return refusals;
  // A model that thought its tokens away has said nothing that could be weighed.
  const spoken = [withTop, alone].filter((answer) => contentOf(answer) !== '');
  if (spoken.length === 0) return inconclusive('the answers have no text');
  return spoken.flatMap((answer) =>
    areLogprobs(at(answer.json, 'choices', 0, 'logprobs'), contentOf(answer), top).map((one) => ({
      ...one,
      wire: answer.wire,
    })),
  );
}
