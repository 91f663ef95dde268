import { holds, type Problem, problem, show, softly } from '../../harness/judge.ts';
import { chunksOf, textOf, withoutPrelude } from '../chat/chunks.ts';
import { statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import { type Asked, outcomeOf } from './outcome.ts';

/** Some servers draw ids from a few hundred, and 16 of those collide by chance: only a rule is said hard. */
export function haveOwnIds(asked: readonly Asked[]): readonly Problem[] {
  const ids = asked.map(idOf).filter((id) => id !== undefined);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const found = holds('the ids of the answers', repeated, 'each different', repeated.length === 0);
  return repeated.length > ids.length / 2 ? found : softly(found);
}

/** Words of the others in an answer; `index` is its place among them. */
export function foreignWords({ answer }: Asked, index: number, asked: readonly Asked[]): readonly Problem[] {
  return asked
    .filter((other, place) => place !== index && answer.text.includes(other.nonce))
    .map(({ nonce }) => ({
      ...problem(`answer ${index}`, 'only words of its own request', `${nonce} of another`),
      wire: answer.wire,
    }));
}

/** A whole answer, or a plain refusal of it, which costs a client nothing but time. */
export function isWhole(one: Asked, index: number, asked: readonly Asked[]): readonly Problem[] {
  const outcome = outcomeOf(one);
  if (outcome === 'ok' || outcome === 'refused') return [];
  const kind = one.streamed ? 'stream' : 'answer';
  const seen = one.answer.status === 200 ? `${outcome}: ${show(lastWords(one))}` : statusAndBody(one.answer);
  return [{ ...problem(`${kind} ${index} of ${asked.length}`, 'a whole one', seen), wire: one.answer.wire }];
}

const lastWords = ({ answer, streamed }: Asked): string => (streamed ? textOf(answer) : answer.text).slice(-80);

const idOf = ({ answer, streamed }: Asked): unknown =>
  streamed ? at(withoutPrelude(chunksOf(answer))[0]?.value, 'id') : at(answer.json, 'id');
