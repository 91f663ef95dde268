import { holds, show } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { resolved } from './calls.ts';

export default scenario({
  id: 'sdk-create',
  title: 'openai-node: chat.completions.create, with its response',
  needs: ['model'],
  client: 'openai-node',
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => {
    const body = gateway.chatBody() as unknown as Body;
    return gateway.openai(async (client) => {
      const { data, response, request_id } = await client.chat.completions.create(body).withResponse();
      return { data, status: response.status, requestId: request_id };
    });
  },
  judges: {
    'clients.create': (outcome) => {
      const failed = resolved('chat.completions.create()', outcome);
      if (failed.length > 0) return failed;
      const message: unknown = at(outcome.value, 'data', 'choices', 0, 'message');
      const seen = message ?? show(outcome.value?.data);
      return holds('completion.choices[0].message', seen, 'an object', typeof message === 'object');
    },
    'clients.with-response': (outcome) => {
      const failed = resolved('chat.completions.create().withResponse()', outcome);
      if (failed.length > 0) return failed;
      const { exchanges, value } = outcome;
      const sent = exchanges.at(-1)?.header('x-request-id') ?? null;
      return [
        ...holds('data', value?.data, 'the completion', typeof at(value, 'data', 'id') === 'string'),
        ...holds('response.status', value?.status, '200', value?.status === 200),
        ...holds('request_id', value?.requestId, `the x-request-id header, ${show(sent)}`, value?.requestId === sent),
      ];
    },
  },
});

/** The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time. */
type Body = import('openai').OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
