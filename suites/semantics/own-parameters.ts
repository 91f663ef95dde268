import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered, takes } from '../chat/acceptance.ts';
import { finishOf, user } from '../chat/choices.ts';
import { at, isObject } from '../json.ts';
import { cappedAt, roomFor } from '../room.ts';
import { type Answers, isAnsweredAnew, roomTokens } from './answered-anew.ts';

export default scenario({
  id: 'own-parameters',
  title: 'The same question with a limit of one token, with room, and for JSON',
  needs: ['model'],
  cost: { requests: 3, tokens: 240 },
  model: true,
  exchange: async (gateway): Promise<Answers> => {
    const messages = [user(`Reply with a JSON object of one key, "word", whose value is "${gateway.nonce()}".`)];
    const room = roomFor(gateway, roomTokens);
    return {
      short: await gateway.chat({ messages, ...cappedAt(gateway, 1) }, { patient: false }),
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
