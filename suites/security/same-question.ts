import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, inconclusive, type Judgement, kept, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { statusAndBody } from '../http.ts';
import { at, isText } from '../json.ts';

interface Seen {
  readonly nonce: string;
  readonly first: Exchange;
  /** The same request from the second tenant, twice: some servers draw ids from a few hundred, and one may meet. */
  readonly same: readonly [Exchange, Exchange];
  /** One that differs in its nonce alone. */
  readonly similar: Exchange;
}

export default scenario({
  id: 'same-question',
  title: 'The same chat from two tenants, and one much like it',
  needs: ['model', 'key', 'other-key'],
  cost: { requests: 4, tokens: 320 },
  exchange: async (gateway): Promise<Seen> => {
    const [nonce, another] = [gateway.nonce(), gateway.nonce()];
    const asking = (word: string) => ({ messages: [{ role: 'user', content: `Repeat exactly: ${word}` }] });
    const first = await gateway.chat(asking(nonce));
    const key = gateway.keys.otherKey;
    const [one, two, similar] = await Promise.all([
      gateway.chat(asking(nonce), { key }),
      gateway.chat(asking(nonce), { key }),
      gateway.chat(asking(another), { key }),
    ]);
    return { nonce, first, same: [one, two], similar };
  },
  judges: { 'security.answers-of-their-own': ownAnswers },
});

function ownAnswers({ nonce, first, same, similar }: Seen): Judgement {
  const failed = [first, ...same, similar].find(({ status }) => status !== 200);
  const leaked = similar.text.includes(nonce)
    ? [{ ...problem('the answer to the second tenant', 'its own words', `${nonce} of the first`), wire: similar.wire }]
    : kept;
  if (leaked.length > 0) return leaked;
  if (failed !== undefined) return inconclusive(`one of the requests was not answered: ${statusAndBody(failed)}`);
  return [...sameAnswer(first, same), ...saysItIsCached(same[0])];
}

/** An id is given to one answer only, so the same id is the same answer; a body is compared where there is none. */
function sameAnswer(first: Exchange, same: readonly [Exchange, Exchange]): readonly Problem[] {
  const id = at(first.json, 'id');
  const repeats = (answer: Exchange) => (isText(id) ? id === at(answer.json, 'id') : first.text === answer.text);
  if (!same.every(repeats)) return kept;
  const seen = `that of the first, ${String(id)}`;
  return [{ ...problem('the answer to the second tenant', 'one of its own', seen), wire: same[0].wire }];
}

/** The nonce was never sent before, so a cache that hits has the answer to the first tenant. */
function saysItIsCached(same: Exchange): readonly Problem[] {
  return ['x-cache', 'x-cache-status', 'cf-cache-status', 'cache-status'].flatMap((name) => {
    const value = same.header(name) ?? '';
    return /\bhit\b/i.test(value) ? equal(`${name} of the answer to the second tenant`, value, null) : kept;
  });
}
