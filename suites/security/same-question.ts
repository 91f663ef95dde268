import { inconclusive, type Judgement, kept, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { statusAndBody } from '../http.ts';
import { at, isText } from '../json.ts';

export default scenario({
  id: 'same-question',
  title: 'The same chat from two tenants',
  needs: ['key', 'other-key', 'model'],
  cost: { requests: 2, tokens: 80 },
  exchange: async (gateway) => {
    const patch = { messages: [{ role: 'user', content: `Invent a password. ${gateway.nonce()}` }] };
    const first = await gateway.chat(patch);
    return { first, second: await gateway.chat(patch, { key: gateway.keys.otherKey }) };
  },
  judges: {
    'security.answers-of-their-own': ({ first, second }): Judgement => {
      const refused = [first, second].find(({ ok }) => !ok);
      if (refused !== undefined) return inconclusive(`a chat was not answered: ${statusAndBody(refused)}`);
      const ids = [first, second].map(({ json }) => at(json, 'id'));
      if (!ids.every(isText)) return inconclusive('the answers carry no id to tell them apart');
      if (ids[0] !== ids[1]) return kept;
      return [
        {
          ...problem('the answer to the second tenant', 'one of its own', `${ids[1]}, as the first got`),
          wire: second.wire,
        },
      ];
    },
  },
});
