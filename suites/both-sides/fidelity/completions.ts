import type { Problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { together } from '../../together.ts';
import { saidIn } from '../said.ts';
import { judgeDocuments, judgeFields, sendTo } from './endpoints.ts';
import { finishReturns, textReturns, usageReturns } from './returned.ts';

const returns = (got: readonly unknown[], said: readonly unknown[]): readonly Problem[] => {
  const [seen, wanted] = [saidIn(got), saidIn(said)];
  // Who did not ask for the usage of a stream need not get it, also when a gateway asked for itself.
  const told = said.length > 1 || wanted.usage === undefined ? [] : usageReturns(seen, wanted);
  return [...textReturns(seen, wanted), ...finishReturns(seen, wanted), ...told];
};

/** Fewer tokens than there are words: the answer ends because of them. */
const short = { max_tokens: 3 };

export default scenario({
  id: 'completions-both-ways',
  title: 'Legacy completions, there and back',
  needs: ['model', 'upstream'],
  cost: { requests: 4, tokens: 500 },
  exchange: async (gateway) => {
    const ask = (patch: object) =>
      sendTo(gateway, '/completions', gateway.model, (mark) => ({
        prompt: `${mark} Repeat exactly: Grüße 🪨\n  two  blanks`,
        max_tokens: 12,
        temperature: 0,
        top_p: 0.925,
        presence_penalty: 0.5,
        frequency_penalty: -0.5,
        logit_bias: { '50256': -100 },
        n: 2,
        stop: ['END'],
        seed: 7,
        ...patch,
      }));
    const [whole, streamed, cut, cutStream] = await Promise.all([
      ask({}),
      ask({ stream: true }),
      ask(short),
      ask({ ...short, stream: true }),
    ]);
    return { whole, streamed, cut, cutStream };
  },
  judges: {
    'fidelity.completions-arrive': ({ whole, streamed }) => {
      const { stream: _, ...fields } = streamed.fields;
      return together(judgeFields(whole), judgeFields({ ...streamed, fields }));
    },
    'fidelity.completions-return': (all) =>
      together(...Object.values(all).map((sent) => judgeDocuments(sent, returns))),
  },
});
