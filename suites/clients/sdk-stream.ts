import type { OpenAI } from 'openai';
import { holds, show } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { resolved } from './calls.ts';

export default scenario({
  id: 'sdk-stream',
  title: 'openai-node: streaming, iterated and assembled',
  needs: ['model'],
  client: 'openai-node',
  cost: { requests: 2, tokens: 120 },
  exchange: async (gateway) => {
    // The run's chat body is plain data; the SDK's type of it is what the SDK would check at compile time.
    const body = gateway.chatBody() as unknown as Omit<OpenAI.Chat.ChatCompletionCreateParams, 'stream'>;
    return {
      iterated: await gateway.openai(async (client) => {
        const chunks: unknown[] = [];
        for await (const chunk of await client.chat.completions.create({ ...body, stream: true })) chunks.push(chunk);
        return chunks;
      }),
      assembled: await gateway.openai((client) => client.chat.completions.stream(body).finalChatCompletion()),
    };
  },
  judges: {
    'clients.stream': ({ iterated }) => {
      const failed = resolved('chat.completions.create({stream: true})', iterated);
      if (failed.length > 0) return failed;
      const chunks = iterated.value ?? [];
      const finished = chunks.some((chunk) => typeof at(chunk, 'choices', 0, 'finish_reason') === 'string');
      return [
        ...holds('the chunks of the iteration', chunks.length, 'at least one', chunks.length > 0),
        ...holds('finish_reason over the chunks', show(chunks.at(-1)), 'one that is not null', finished),
      ];
    },
    'clients.stream-helper': ({ assembled }) => {
      const failed = resolved('chat.completions.stream().finalChatCompletion()', assembled);
      if (failed.length > 0) return failed;
      const role = at(assembled.value, 'choices', 0, 'message', 'role');
      return holds('choices[0].message.role', role, '"assistant"', role === 'assistant');
    },
  },
});
