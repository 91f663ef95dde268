import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered, isRefused, names, takes } from '../chat/acceptance.ts';
import { at, list } from '../json.ts';

const wanted = 2;

export default scenario({
  id: 'several-choices',
  title: 'A chat completion of two choices',
  needs: ['model'],
  capability: 'several-choices',
  cost: { requests: 1, tokens: 70 },
  exchange: (gateway) => gateway.chat({ n: wanted }),
  judges: { 'semantics.n-choices': judgeChoices },
});

function judgeChoices(answer: Exchange): Judgement {
  if (declines(answer)) return notOffered('n is refused by its name');
  if (!isAnswered(answer)) return takes(`n: ${wanted}`, answer);
  const indices = list(answer.json, 'choices').map((choice) => at(choice, 'index'));
  const right = indices.length === wanted && indices.includes(0) && indices.includes(1);
  return holds('the indices of the choices', indices, '[0,1]', right);
}

/** By name, or in words such as "only one choice" or "multiple completions". */
const declines = (answer: Exchange): boolean =>
  answer.status === 501 ||
  names(answer, ['n']) ||
  (isRefused(answer) &&
    /\b(?:choices?|completions|candidates?|sequences)\b|\bn\s?(?:[=<>!]|must|should|is\b)/i.test(answer.text));
