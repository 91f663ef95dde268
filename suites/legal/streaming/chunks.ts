import { field, openapi } from '../../../spec/sources.ts';
import { eachChunk, firstChoice, isChat, type JsonObject, jsonOf, withChoice } from '../../bend.ts';
import { fieldOf } from '../../embedding-answers.ts';
import type { Variant } from '../../fault.ts';
import { asking } from '../../refusals.ts';

export const paddedChunks: Variant = {
  id: 'padded-chunks',
  says: 'pads every chunk, unless it is asked not to',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk/properties/obfuscation')],
  bend: {
    stream: (frames, request) => {
      const options = fieldOf(request, 'stream_options') as JsonObject | undefined;
      if (options?.['include_obfuscation'] === false) return frames;
      return eachChunk((chunk) => ({ ...chunk, obfuscation: 'q7Zt' }))(frames);
    },
  },
};

export const oneChoiceAfterTheOther: Variant = {
  id: 'one-choice-after-the-other',
  says: 'streams the whole first choice before the second',
  allowed: [openapi('#/components/schemas/ChatCompletionChunkChoice/properties/index')],
  bend: {
    stream: async function* (frames) {
      const second: string[] = [];
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        if (chunk !== null && firstChoice(chunk)?.['index'] === 1) second.push(frame);
        else {
          if (chunk === null || firstChoice(chunk) === null) yield* second.splice(0);
          yield frame;
        }
      }
    },
  },
};

export const bothChoicesInOneChunk: Variant = {
  id: 'both-choices-in-one-chunk',
  says: 'opens two choices in one chunk',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk/properties/choices')],
  bend: {
    stream: async function* (frames, request) {
      if (fieldOf(request, 'n') !== 2) return yield* frames;
      let first: JsonObject | null = null;
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        const choice = firstChoice(chunk);
        if (first !== null && chunk !== null && choice?.['index'] === 1) {
          yield `data: ${JSON.stringify({ ...first, choices: [firstChoice(first), choice] })}\n\n`;
          first = null;
        } else {
          if (first !== null) yield `data: ${JSON.stringify(first)}\n\n`;
          first = chunk !== null && choice?.['index'] === 0 ? chunk : null;
          if (first === null) yield frame;
        }
      }
    },
  },
};

export const goesOnAfterStop: Variant = {
  id: 'ignores-stop',
  says: 'takes a stop sequence and does not stop',
  allowed: [field('huggingface/text-generation-inference#1724')],
  bend: {
    request: (request) =>
      isChat(request) && fieldOf(request, 'stop') !== undefined ? asking(request, { stop: undefined }) : request,
  },
};

export const logprobsWithoutBytes: Variant = {
  id: 'logprobs-without-bytes',
  says: 'streams log probabilities with null for the bytes',
  allowed: [openapi('#/components/schemas/ChatCompletionTokenLogprob')],
  bend: {
    stream: eachChunk((chunk) => {
      const logprobs = firstChoice(chunk)?.['logprobs'] as { content?: object[] } | null | undefined;
      if (logprobs?.content === undefined) return chunk;
      const content = logprobs.content.map((token) => ({ ...token, bytes: null }));
      return withChoice(chunk, { logprobs: { content, refusal: null } });
    }),
  },
};
