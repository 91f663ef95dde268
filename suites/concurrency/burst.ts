import { holds, type Problem, problem, show, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf, textOf, withoutPrelude } from '../chat/chunks.ts';
import { haveOwnRequestIds, statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import { measure } from './figures.ts';
import { type Asked, outcomeOf } from './outcome.ts';

/** More than the ten that reports usually claim, half of them streams, all in flight together. */
const atOnce = 16;

export default scenario({
  id: 'burst',
  title: `${atOnce} requests at once, half of them streamed`,
  needs: ['model'],
  alone: true,
  cost: { requests: atOnce, tokens: atOnce * 60 },
  exchange: (gateway) =>
    Promise.all(
      Array.from({ length: atOnce }, async (_, index): Promise<Asked> => {
        const nonce = gateway.nonce();
        const streamed = index % 2 === 1;
        const messages = [{ role: 'user', content: `Repeat exactly: ${nonce}` }];
        const answer = await gateway.chat({ messages, ...(streamed && { stream: true }) });
        return { nonce, streamed, answer };
      }),
    ),
  judges: {
    'concurrency.no-cross-talk': (asked) => asked.flatMap((one, index) => foreignWords(one, index, asked)),
    'concurrency.none-lost': (asked) => asked.flatMap(isWhole),
    'concurrency.own-id': hasOwnId,
    'http.request-id-unique': (asked) => haveOwnRequestIds(asked.map(({ answer }) => answer)),
  },
  measures: (asked) => measure('burst', atOnce, asked),
});

/** Some servers draw ids from a few hundred, and 16 of those collide by chance: only a rule is said hard. */
function hasOwnId(asked: readonly Asked[]): readonly Problem[] {
  const ids = asked.map(idOf).filter((id) => id !== undefined);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const found = holds('the ids of the answers', repeated, 'each different', repeated.length === 0);
  return repeated.length > ids.length / 2 ? found : softly(found);
}

function foreignWords({ answer }: Asked, index: number, asked: readonly Asked[]): readonly Problem[] {
  return asked
    .filter((other, place) => place !== index && answer.text.includes(other.nonce))
    .map(({ nonce }) => ({
      ...problem(`answer ${index}`, 'only words of its own request', `${nonce} of another`),
      wire: answer.wire,
    }));
}

function isWhole(one: Asked, index: number): readonly Problem[] {
  const outcome = outcomeOf(one);
  if (outcome === 'ok' || outcome === 'refused') return [];
  const kind = one.streamed ? 'stream' : 'answer';
  const seen = one.answer.status === 200 ? `${outcome}: ${show(lastWords(one))}` : statusAndBody(one.answer);
  return [{ ...problem(`${kind} ${index} of ${atOnce}`, 'a whole one', seen), wire: one.answer.wire }];
}

const lastWords = ({ answer, streamed }: Asked): string => (streamed ? textOf(answer) : answer.text).slice(-80);

const idOf = ({ answer, streamed }: Asked): unknown =>
  streamed ? at(withoutPrelude(chunksOf(answer))[0]?.value, 'id') : at(answer.json, 'id');
