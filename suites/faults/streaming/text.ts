import { field, openapi } from '../../../spec/sources.ts';
import {
  eachChunk,
  eachFrame,
  firstChoice,
  frameOf,
  isChat,
  type JsonObject,
  jsonOf,
  type Received,
  textOf,
  withChoice,
  withDelta,
} from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const hasStop = ({ json }: Received): boolean => Array.isArray((json as JsonObject | undefined)?.['stop']);

const isFinish = (chunk: JsonObject | null): boolean => typeof firstChoice(chunk)?.['finish_reason'] === 'string';

/** Says something more before the chunk that finishes a stream with a stop sequence. */
const sayingBeforeTheEnd = (text: string): Fault['bend'] => ({
  stream: (frames, request) =>
    eachFrame((frame) => {
      const chunk = jsonOf(frame);
      if (chunk === null || !isChat(request) || !hasStop(request) || !isFinish(chunk)) return frame;
      return [frameOf(withChoice(chunk, { delta: { content: text }, finish_reason: null })), frame];
    })(frames),
});

export const leaksAPieceOfTheStop: Fault = {
  id: 'leaks-a-piece-of-the-stop',
  says: 'streams the first token of a stop sequence before it knows that it has to stop',
  seen: [field('vllm-project/vllm#3574'), field('sgl-project/sglang#11462')],
  kills: ['streaming.stops-unseen'],
  bend: sayingBeforeTheEnd(' gamma'),
};

export const streamsTheStop: Fault = {
  id: 'streams-the-stop',
  says: 'streams the stop sequence before it stops',
  seen: [
    field('huggingface/text-generation-inference#1724'),
    field('ai-dynamo/dynamo#12562'),
    field('vllm-project/vllm#3574'),
  ],
  kills: ['streaming.stops-unseen'],
  bend: sayingBeforeTheEnd(' gamma delta'),
};

export const padsUnasked: Fault = {
  id: 'pads-unasked',
  says: 'pads every chunk although it was asked not to',
  seen: [openapi('#/components/schemas/ChatCompletionChunk/properties/obfuscation')],
  kills: ['streaming.no-padding'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, obfuscation: 'aZ3k9' })) },
};

export const thinksAloud: Fault = {
  id: 'thinks-aloud',
  says: 'sends every word as reasoning and as text',
  seen: [openapi('#/components/schemas/ChatCompletionDelta')],
  kills: ['streaming.reasoning-apart'],
  bend: {
    stream: (frames, request) =>
      eachFrame((frame) => {
        const chunk = jsonOf(frame);
        if (chunk === null || !isChat(request) || textOf(chunk) === '') return frame;
        const thought = 'They want words. ';
        return [frameOf(withDelta(chunk, { content: thought, reasoning_content: thought })), frame];
      })(frames),
  },
};
