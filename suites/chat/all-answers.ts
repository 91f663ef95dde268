import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, type Problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at, isText } from '../json.ts';
import { overall, pathOf } from '../over-the-run.ts';
import { conforms } from '../schema.ts';
import { seenTwice } from '../seen-twice.ts';
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
    'chat.schema': (answers) => seenTwice('completions', answers.filter(isPlain), schemaOf),
    'chat.usage-adds-up': (answers) => overall(answers, (answer) => addsUp(usageOf(answer))),
    'chat.usage-details-fit': (answers) => overall(answers, (answer) => detailsFit(usageOf(answer))),
    'chat.unique-ids': haveOwnIds,
  },
});

const isPlain = ({ json }: Exchange): boolean => json !== undefined;

/** Tool calls have requirements of their own. */
const schemaOf = ({ json }: Exchange): readonly Problem[] =>
  conforms('ChatCompletion', json).filter(({ message }) => !message.includes('tool_calls'));

const isChat = (exchange: Exchange): boolean => pathOf(exchange).endsWith('/chat/completions');

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
