import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, type Problem, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered, takes } from '../chat/acceptance.ts';
import { completionTokensOf, contentOf, finishOf, user } from '../chat/choices.ts';
import { limitedTo, roomFor } from '../chat/limits.ts';
import { statusAndBody } from '../http.ts';
import { at, isObject, isText } from '../json.ts';

interface Seen {
  readonly short: Exchange;
  readonly long: Exchange;
  readonly asJson: Exchange;
}

export default scenario({
  id: 'own-parameters',
  title: 'The same question with a limit of one token, with room, and for JSON',
  needs: ['model'],
  cost: { requests: 3, tokens: 240 },
  model: true,
  exchange: async (gateway): Promise<Seen> => {
    const messages = [user(`Reply with a JSON object of one key, "word", whose value is "${gateway.nonce()}".`)];
    const room = roomFor(gateway, 64);
    return {
      short: await gateway.chat({ messages, ...limitedTo(gateway, 1) }, { patient: false }),
      long: await gateway.chat({ messages, ...room }),
      asJson: await gateway.chat({ messages, ...room, response_format: { type: 'json_object' } }),
    };
  },
  judges: {
    'semantics.one-token': ({ short }) => isShortAnswer(short),
    'semantics.own-parameters': isAnsweredAnew,
  },
});

function isShortAnswer(answer: Exchange): Judgement {
  if (answer.status === 429) return inconclusive('a rate limit stood before it');
  if (!isAnswered(answer)) return takes('a limit of one token', answer, ['max_tokens', 'max_completion_tokens']);
  const finish = finishOf(answer);
  return [
    ...(isObject(at(answer.json, 'choices', 0, 'message')) ? [] : [problem('the choice', 'a message', answer.json)]),
    ...(finish === 'length' || finish === 'stop' ? [] : [problem('finish_reason', '"length"', finish)]),
  ];
}

function isAnsweredAnew({ short, long, asJson }: Seen): Judgement {
  if (!isAnswered(short) || !isAnswered(long)) return inconclusive(`it was not answered: ${statusAndBody(long)}`);
  const repeated = isUsedAgain('the answer with room', long, short);
  return [
    ...repeated,
    ...(repeated.length === 0 ? isCutLikeTheShort(long) : []),
    ...(isAnswered(asJson) ? isUsedAgain('the answer in JSON', asJson, long) : []),
  ];
}

/** A model never writes the same id twice: the same id with the same words is the former answer. */
function isUsedAgain(what: string, answer: Exchange, former: Exchange): readonly Problem[] {
  const id = at(answer.json, 'id');
  const same = isText(id) && id === at(former.json, 'id') && contentOf(answer) === contentOf(former);
  return same
    ? [{ ...problem(what, 'one of its own', `that of the request before it, ${id}`), wire: answer.wire }]
    : [];
}

/** With room for 64 tokens nothing ends at the first. */
function isCutLikeTheShort(answer: Exchange): readonly Problem[] {
  if (finishOf(answer) !== 'length' || (completionTokensOf(answer) ?? 2) > 1) return [];
  const seen = `1 token: ${JSON.stringify(contentOf(answer))}`;
  return softly([{ ...problem('the answer with room for 64 tokens', 'more than one', seen), wire: answer.wire }]);
}
