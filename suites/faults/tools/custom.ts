import { openapi } from '../../../spec/sources.ts';
import type { Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { askedOf } from '../../tool-bends.ts';

const isCustom = (request: Received): boolean => JSON.stringify(askedOf(request, 'tools') ?? '').includes('"custom"');

/** A completion that calls the custom tool as if it were a function. */
const answer = {
  id: 'chatcmpl-custom',
  object: 'chat.completion',
  created: 1,
  model: 'any',
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: null,
        refusal: null,
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'note', arguments: 'hello' } }],
      },
      logprobs: null,
      finish_reason: 'tool_calls',
    },
  ],
};

export const callsCustomToolsAsFunctions: Fault = {
  id: 'calls-custom-tools-as-functions',
  says: 'calls a custom tool as if it were a function',
  seen: [openapi('#/components/schemas/CustomToolCall')],
  kills: ['tools.custom-tools'],
  bend: { answer: (request) => (isCustom(request) ? { body: JSON.stringify(answer) } : null) },
};
