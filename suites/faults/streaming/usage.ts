import { field, sdk } from '../../../spec/sources.ts';
import {
  eachChunk,
  eachFrame,
  firstChoice,
  frameOf,
  isChat,
  isDone,
  type JsonObject,
  jsonOf,
  type Received,
} from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const asksForUsage = ({ json }: Received): boolean =>
  JSON.stringify((json as JsonObject | undefined)?.['stream_options'] ?? null).includes('include_usage');

const isBill = (chunk: JsonObject | null): boolean => chunk !== null && firstChoice(chunk) === null;

const some = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };

export const forgetsTheUsage: Fault = {
  id: 'forgets-the-usage',
  says: 'sends no usage although it was asked for',
  seen: [field('ogx-ai/ogx#5122')],
  kills: ['streaming.usage-when-asked'],
  bend: { stream: eachChunk((chunk) => (isBill(chunk) ? null : chunk)) },
};

export const billsBeforeTheEnd: Fault = {
  id: 'bills-before-the-end',
  says: 'sends the usage first and the words after it',
  seen: [sdk('openai-python lib/streaming/chat/_completions.py')],
  kills: ['streaming.usage-last'],
  bend: {
    stream: (frames, request) =>
      eachFrame((frame, index) => {
        const chunk = jsonOf(frame);
        if (!asksForUsage(request) || chunk === null || !isChat(request)) return frame;
        if (isBill(chunk)) return null;
        return index === 0 ? [frameOf({ ...chunk, choices: [], usage: some }), frame] : frame;
      })(frames),
  },
};

export const addsATrailer: Fault = {
  id: 'adds-a-trailer',
  says: 'sends one more chunk, with a remark of its own, after the usage',
  seen: [sdk('openai-python lib/streaming/chat/_completions.py')],
  kills: ['streaming.usage-last'],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      return chunk !== null && isBill(chunk) ? [frame, frameOf({ ...chunk, usage: null, provider: 'north' })] : frame;
    }),
  },
};

export const countsAllAlong: Fault = {
  id: 'counts-all-along',
  says: 'reports the usage so far on every chunk, and the final one without a chunk of its own',
  seen: [field('ogx-ai/ogx#5122'), field('open-webui/open-webui#29064')],
  kills: ['streaming.usage-once'],
  bend: { stream: eachChunk((chunk) => (isBill(chunk) ? null : { ...chunk, usage: some })) },
};

export const countsZeroAllAlong: Fault = {
  id: 'counts-zero-all-along',
  says: 'puts a usage of zeros on every chunk until the last',
  seen: [field('mudler/LocalAI#1194')],
  kills: ['streaming.usage-once'],
  bend: {
    stream: eachChunk((chunk) =>
      isBill(chunk) ? chunk : { ...chunk, usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } },
    ),
  },
};

export const billsInHalves: Fault = {
  id: 'bills-in-halves',
  says: 'leaves prompt_tokens and total_tokens out of the usage of a stream',
  seen: [field('Portkey-AI/gateway#858')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => (isBill(chunk) ? { ...chunk, usage: { completion_tokens: 3 } } : chunk)) },
};

export const billsWithoutChoices: Fault = {
  id: 'bills-without-choices',
  says: 'leaves `choices` out of the chunk with the usage that was asked for',
  seen: [field('ROCm/ATOM#1711')],
  kills: ['streaming.chunk-schema'],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      if (isDone(frame) || chunk === null || !isBill(chunk)) return frame;
      const { choices: _none, ...rest } = chunk;
      return frameOf(rest);
    }),
  },
};
