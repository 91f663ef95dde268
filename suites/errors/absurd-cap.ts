import { oneOf } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { capped, ofRefusals } from './family.ts';

/** What an answer of one word takes, and a thinking model on its way to it. */
const reserve = 300;

export default scenario({
  id: 'absurd-cap',
  title: 'A chat request that allows an answer of a thousand million tokens',
  needs: ['model'],
  cost: { requests: 1, tokens: reserve },
  exchange: async (gateway) => ({ answer: await gateway.chat(capped(gateway, 1e9), { reserve }) }),
  judges: {
    ...ofRefusals,
    'errors.absurd-cap': ({ answer }) => oneOf('the status', answer.status, [200, 400, 422]),
  },
});
