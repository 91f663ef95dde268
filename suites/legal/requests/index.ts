import { field, live, openapi } from '../../../spec/sources.ts';
import { eachCompletion, isChat, type JsonObject } from '../../bend.ts';
import { hasPart, messagesOf, refusing } from '../../chat-requests.ts';
import type { Variant } from '../../fault.ts';
import { isObject } from '../../json.ts';
import { asking } from '../../refusals.ts';

const request = openapi('#/components/schemas/ChatCompletionRequest');
const optional = ['logit_bias', 'store', 'metadata', 'service_tier', 'prediction', 'verbosity', 'reasoning_effort'];
const media = ['image_url', 'input_audio', 'file'];

/** Refuses each of these parameters, by its name. */
const refusingByName = (
  names: readonly string[],
  asks: (body: JsonObject, name: string) => boolean,
): Variant['bend'] => ({
  answer: (received) => {
    for (const name of names) {
      const refuse = refusing((body) => asks(body, name), `'${name}' is not supported by this model.`, { param: name });
      const reply = refuse.answer?.(received) ?? null;
      if (reply !== null) return reply;
    }
    return null;
  },
});

let wobble = 0;

/** What a gateway may decline, as long as it says what. */
export const requestVariants: readonly Variant[] = [
  {
    id: 'refuses-options-by-name',
    says: 'refuses optional parameters, each by its name',
    allowed: [live('error codes'), request],
    bend: refusingByName(optional, (body, name) => name in body),
  },
  {
    id: 'one-choice-only',
    says: 'refuses more than one choice by the name of n',
    allowed: [field('abetlen/llama-cpp-python#1906')],
    bend: refusing(({ n }) => Number(n ?? 1) > 1, "'n' : number must be at most 1", { param: 'n' }),
  },
  {
    id: 'no-logprobs',
    says: 'refuses logprobs by their name',
    allowed: [field('ollama/ollama#16117')],
    bend: refusingByName(['logprobs'], (body, name) => body[name] === true),
  },
  {
    id: 'reads-text-only',
    says: 'refuses pictures, audio and files',
    allowed: [openapi('#/components/schemas/UserMessage')],
    bend: refusing((body) => media.some((type) => hasPart(body, type)), 'This model does not support image input.'),
  },
  {
    id: 'wants-two-tokens',
    says: 'refuses a limit of one token by its name',
    allowed: [live('reasoning models')],
    bend: refusing(
      (body) => Object.keys(body).some((name) => /^max_.*tokens$/.test(name) && body[name] === 1),
      'Could not finish the message because max_tokens or model output limit was reached.',
    ),
  },
  {
    id: 'caps-by-the-new-name',
    says: 'asks its provider for max_completion_tokens where max_tokens was sent',
    allowed: [openapi('#/components/schemas/ChatCompletionRequest/properties/max_tokens')],
    bend: {
      request: (request) => {
        if (!isChat(request) || !isObject(request.json) || !('max_tokens' in request.json)) return request;
        return asking(request, { max_completion_tokens: request.json['max_tokens'], max_tokens: undefined });
      },
    },
  },
  {
    id: 'wants-systems-first',
    says: 'refuses a system message that is not the first, with 400',
    allowed: [field('ollama/ollama#17754')],
    bend: refusing(
      (body) => messagesOf(body).some(({ role }, index) => index > 0 && role === 'system'),
      'System message must be at the beginning.',
    ),
  },
  {
    id: 'counts-a-template',
    says: 'counts a prompt one token higher now and then',
    allowed: [live('chat completions, usage')],
    bend: {
      json: eachCompletion((completion) => {
        const usage = completion['usage'] as { readonly prompt_tokens: number; readonly total_tokens: number };
        const more = wobble++ % 2;
        const { prompt_tokens: prompt, total_tokens: total } = usage;
        return { ...completion, usage: { ...usage, prompt_tokens: prompt + more, total_tokens: total + more } };
      }),
    },
  },
];
