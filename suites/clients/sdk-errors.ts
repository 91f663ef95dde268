import type { OpenAI } from 'openai';
import type { Gateway } from '../../harness/gateway/gateway.ts';
import { inconclusive } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { errorsOf } from './errors.ts';

const client = 'openai-node' as const;

export default scenario({
  id: 'sdk-errors',
  title: 'openai-node: typed errors',
  needs: ['model'],
  client,
  cost: { requests: 2, tokens: 60 },
  exchange: async (gateway) => ({
    'messages as a text': await gateway.openai((client) => client.chat.completions.create(faulty(gateway)), once),
    ...(gateway.keys.apiKey !== null && {
      'a wrong key': await gateway.openai((client) => client.models.list(), { ...once, apiKey: 'sk-runestone-wrong' }),
    }),
  }),
  judges: {
    'clients.typed-errors': (calls) => {
      const raised = Object.entries(calls).flatMap(([name, outcome]) => {
        const answer = outcome.exchanges.at(-1);
        return answer === undefined || answer.ok ? [] : [{ client, name, answer, outcome }];
      });
      return raised.length === 0 ? inconclusive('none of the faulty calls was refused') : errorsOf(raised);
    },
  },
});

const once = { patient: false } as const;

/** What a careless caller sends; the SDK's types forbid it, the SDK does not. */
const faulty = (gateway: Gateway) =>
  gateway.chatBody({ messages: 'hi' }) as unknown as OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
