import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { takes, withstands } from '../chat/acceptance.ts';
import { contentOf, finishOf, user } from '../chat/choices.ts';
import { at, isObject, list } from '../json.ts';

export default scenario({
  id: 'minimal-request',
  title: 'A model and one message, and then a second turn with the answer sent back',
  needs: ['model'],
  cost: { requests: 2, tokens: 120 },
  model: true,
  exchange: async (gateway) => {
    const { model, messages } = gateway.chatBody();
    const first = await gateway.post('/chat/completions', { model, messages });
    const own = at(first.json, 'choices', 0, 'message');
    if (!isObject(own)) return { first, second: null };
    const turns = [...list(messages), own, user('Reply with the single word OK again.')];
    return { first, second: await gateway.chat({ messages: turns }) };
  },
  judges: {
    'requests.minimal': ({ first }) => takes('a model and one user message', first),
    'semantics.says-the-answer': ({ first }) => saysTheAnswer(first),
    'errors.never-5xx': ({ second }) => (second === null ? kept : withstands(second)),
    'requests.own-message': ({ second }) =>
      second === null ? inconclusive('there was no message to send back') : takes('its own message', second),
  },
});

/** Nothing limited this answer, so one that is over has its words in content. */
function saysTheAnswer(answer: Exchange): Judgement {
  const message = at(answer.json, 'choices', 0, 'message');
  const finish = finishOf(answer);
  if (!isObject(message)) return inconclusive('there was no message');
  if (contentOf(answer).trim() !== '') return kept;
  if (finish !== 'stop') return inconclusive(`the answer ended by ${String(finish)}`);
  const instead = ['tool_calls', 'refusal', 'audio'].some((name) => Boolean(message[name]));
  return holds('message.content of an answer that is over', message, 'a text', instead);
}
