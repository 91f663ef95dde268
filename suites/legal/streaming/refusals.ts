import { field, live, openapi } from '../../../spec/sources.ts';
import { isChat, wantsStream } from '../../bend.ts';
import { fieldOf, refusing } from '../../embedding-answers.ts';
import type { Variant } from '../../fault.ts';

const chat = '/chat/completions';

export const hasOneChoice: Variant = {
  id: 'has-one-choice',
  says: 'refuses more than one choice',
  allowed: [live('chat completions, reasoning models')],
  bend: refusing(chat, (request) => Number(fieldOf(request, 'n') ?? 1) > 1, 400, "'n' must be 1 for this model.", 'n'),
};

export const hasNoLogprobs: Variant = {
  id: 'has-no-logprobs',
  says: 'refuses log probabilities',
  allowed: [live('chat completions, reasoning models')],
  bend: refusing(
    chat,
    (request) => fieldOf(request, 'logprobs') === true,
    400,
    'You are not allowed to request logprobs from this model.',
    'logprobs',
  ),
};

export const hasNoStreamOptions: Variant = {
  id: 'has-no-stream-options',
  says: 'knows no stream_options',
  allowed: [field('BerriAI/litellm#35290')],
  bend: refusing(
    chat,
    (request) => wantsStream(request) && fieldOf(request, 'stream_options') !== undefined,
    400,
    'stream_options: Extra inputs are not permitted',
    'stream_options',
  ),
};

export const hasNoStop: Variant = {
  id: 'has-no-stop',
  says: 'refuses stop sequences',
  allowed: [live('chat completions, reasoning models')],
  bend: refusing(
    chat,
    (request) => (fieldOf(request, 'stop') ?? null) !== null,
    400,
    "Unsupported parameter: 'stop' is not supported with this model.",
    'stop',
  ),
};

export const takesNoNullStream: Variant = {
  id: 'takes-no-null-stream',
  says: 'wants true or false for `stream`',
  allowed: [openapi('#/components/schemas/ChatCompletionRequest/properties/stream')],
  bend: {
    answer: (request) =>
      isChat(request) && fieldOf(request, 'stream') === null
        ? {
            status: 400,
            body: JSON.stringify({
              error: {
                message: 'stream: expected a boolean',
                type: 'invalid_request_error',
                param: 'stream',
                code: null,
              },
            }),
          }
        : null,
  },
};
