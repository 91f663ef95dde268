import { openapi } from '../../spec/sources.ts';
import { eachCompletion, firstChoice, type JsonObject, withChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { messageOf } from '../tool-bends.ts';

const bare = (message: JsonObject): JsonObject => ({
  role: message['role'],
  content: message['content'],
  ...(message['tool_calls'] !== undefined && { tool_calls: message['tool_calls'] }),
  ...(message['function_call'] !== undefined && { function_call: message['function_call'] }),
});

export const bareCompletion: Variant = {
  id: 'bare-completion',
  says: 'leaves out all that a completion may leave out',
  allowed: [openapi('#/components/schemas/ChatCompletion')],
  bend: {
    json: eachCompletion((completion) => ({
      ...withChoice(completion, {
        logprobs: firstChoice(completion)?.['logprobs'] ?? undefined,
        message: bare(messageOf(completion)),
      }),
      usage: { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 },
      service_tier: undefined,
      system_fingerprint: undefined,
    })),
  },
};
