import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Patch } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { unanswered } from '../../declined.ts';
import { statusAndBody } from '../../http.ts';
import { together } from '../../together.ts';
import { directive } from '../sides.ts';

interface Variant {
  readonly by: string;
  /** What a refusal of it is known by. */
  readonly names: RegExp;
  readonly patch: Patch;
}

interface Asked extends Variant {
  readonly answer: Exchange;
  /** How many requests the upstream had answered before and after it. */
  readonly arrived: readonly [number, number];
}

const settleMs = 1000;

const tool = {
  type: 'function',
  function: { name: 'capital', parameters: { type: 'object', properties: { of: { type: 'string' } } } },
};

/** The same words for another kind of answer: no cache may take them for the first. */
const variants: readonly Variant[] = [
  { by: 'its temperature', names: /temperature/, patch: { temperature: 1 } },
  { by: 'its tools', names: /tool|function/, patch: { tools: [tool] } },
  { by: 'max_tokens', names: /max_tokens/, patch: { max_tokens: 7 } },
  { by: 'n', names: /\bn\b|choices/, patch: { n: 2 } },
  { by: 'its stop sequences', names: /stop/, patch: { stop: ['Paris'] } },
  { by: 'its seed', names: /seed/, patch: { seed: 7 } },
  { by: 'response_format', names: /response_format|json/, patch: { response_format: { type: 'json_object' } } },
];

export default scenario({
  id: 'other-parameters',
  title: 'A question that is asked again for another kind of answer',
  needs: ['model', 'upstream'],
  cost: { requests: variants.length + 1, tokens: 700 },
  exchange: async (gateway) => {
    const nonce = gateway.nonce();
    const messages = [{ role: 'user', content: `Name the capital of France, as JSON. ${directive({ nonce })}` }];
    const ask = (patch: Patch) => gateway.chat({ max_tokens: 4, temperature: 0, ...patch, messages });
    const arrivals = async (count: number) => {
      const { requests } = await gateway.upstream.wait({ nonce, reaches: 'closed', count, timeout: settleMs });
      return requests.filter(({ status }) => status === 200).length;
    };
    const first = await ask({});
    let before = first.ok ? await arrivals(1) : 0;
    const asked: Asked[] = [];
    for (const variant of before === 0 ? [] : variants) {
      const answer = await ask(variant.patch);
      const after = answer.ok ? await arrivals(before + 1) : before;
      asked.push({ ...variant, answer, arrived: [before, after] });
      before = after;
    }
    return { first, asked };
  },
  judges: {
    'isolation.own-question': ({ first, asked }) =>
      asked.length === 0
        ? inconclusive(`the first question did not arrive at the upstream: ${statusAndBody(first)}`)
        : together(...asked.map(judge)),
  },
});

function judge({ by, names, answer, arrived: [before, after] }: Asked): Judgement {
  const refused = unanswered(answer, names);
  if (refused !== null) return refused;
  if (after > before) return kept;
  const what = `a question that differs from an earlier one by ${by}`;
  return [{ ...problem(what, 'to be asked anew', 'no request upstream'), wire: answer.wire }];
}
