import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, kept, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { statusAndBody } from '../http.ts';
import { list } from '../json.ts';
import { isNoDisguise } from './envelope.ts';
import { ofRefusals } from './family.ts';

const parameter = 'runestone_unknown_parameter';

export default scenario({
  id: 'unknown-parameter',
  title: 'A chat request with a parameter that does not exist',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: async (gateway) => ({ answer: await gateway.chat({ [parameter]: 1 }) }),
  judges: {
    ...ofRefusals,
    'errors.unknown-parameter': ({ answer }) => isIgnoredOrNamed(answer),
  },
});

function isIgnoredOrNamed(answer: Exchange): Judgement {
  if (answer.status === 400 || answer.status === 422) {
    const named = answer.text.includes(parameter);
    return named ? kept : softly([problem('the refusal', `one that names "${parameter}"`, statusAndBody(answer))]);
  }
  if (answer.ok && list(answer.json, 'choices').length > 0) return kept;
  // An error under 200 has a requirement of its own.
  if (isNoDisguise(answer).length > 0) return kept;
  return [problem('the answer', 'a completion, or 400', statusAndBody(answer))];
}
