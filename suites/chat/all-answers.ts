import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, type Problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at, isText } from '../json.ts';
import { isAnswered } from './acceptance.ts';
import { chunksOf, withoutPrelude } from './chunks.ts';
import { addsUp, detailsFit, usageOf } from './usage.ts';

export default scenario({
  id: 'all-answers',
  title: 'Ids and usage of all chat completions of the run',
  needs: ['model'],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (_gateway, seen) => seen.filter((exchange) => isChat(exchange) && isAnswered(exchange)),
  judges: {
    'chat.usage-adds-up': (answers) => ofEvery(answers, (answer) => addsUp(usageOf(answer))),
    'chat.usage-details-fit': (answers) => ofEvery(answers, (answer) => detailsFit(usageOf(answer))),
    'chat.unique-ids': haveOwnIds,
  },
});

const isChat = ({ wire }: Exchange): boolean => wire.request.url.split('?')[0]?.endsWith('/chat/completions') === true;

const nothingSeen = inconclusive('no chat completion was seen in this run');

function ofEvery(answers: readonly Exchange[], judge: (answer: Exchange) => readonly Problem[]): Judgement {
  if (answers.length === 0) return nothingSeen;
  return answers.flatMap((answer) => judge(answer).map((one) => ({ ...one, wire: answer.wire })));
}

/** Some servers draw ids from a few hundred, and those meet by chance: only a rule is said hard. */
function haveOwnIds(answers: readonly Exchange[]): Judgement {
  const ids = answers.map(idOf).filter(isText);
  if (ids.length < 2) return inconclusive('fewer than two ids were seen in this run');
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const found = holds(`the ids of ${ids.length} answers`, repeated, 'each different', repeated.length === 0);
  return repeated.length > ids.length / 2 ? found : softly(found);
}

const idOf = (answer: Exchange): unknown =>
  at(answer.json, 'id') ?? at(withoutPrelude(chunksOf(answer))[0]?.value, 'id');
