import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, type Judgement, kept, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { answered200, everyOne } from '../http.ts';
import { list } from '../json.ts';
import { absent, embed } from './offered.ts';

export default scenario({
  id: 'embedding-tokens',
  title: 'Tokens in place of texts',
  needs: ['embedding-model'],
  cost: { requests: 2, tokens: 60 },
  exchange: async (gateway) => {
    const [one, two] = await Promise.all([
      embed(gateway, { input: [1212, 318, 257], encoding_format: 'float' }),
      embed(gateway, { input: [[1212, 318], [257]], encoding_format: 'float' }),
    ]);
    return { one, two };
  },
  judges: {
    'embeddings.token-inputs': ({ one, two }) => {
      const missing = absent(one);
      if (missing !== null) return missing;
      if (refuses(one) && refuses(two)) return notOffered(`tokens are refused (${one.status})`);
      const judged = [counts(one, 1), counts(two, 2)];
      return judged.flatMap((judgement) => ('undecided' in judgement ? kept : judgement));
    },
    'errors.never-5xx': ({ one, two }) => everyOne({ tokens: one, 'lists of tokens': two }, survives),
  },
});

const refuses = ({ status }: Exchange): boolean => status !== null && status >= 400 && status < 500;

function counts(answer: Exchange, inputs: number): Judgement {
  if (refuses(answer)) return kept;
  if (answer.status !== 200) return answered200(answer);
  return equal(`the number of vectors for ${inputs} inputs of tokens`, list(answer.json, 'data').length, inputs);
}
