import { field, openapi } from '../../../spec/sources.ts';
import { eachChunk, firstChoice, frameOf, type JsonObject, jsonOf, textOf, withChoice, withDelta } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const isFinish = (chunk: JsonObject): boolean => typeof firstChoice(chunk)?.['finish_reason'] === 'string';

const withUsage = (change: (usage: JsonObject) => JsonObject): Fault['bend'] => ({
  stream: eachChunk((chunk) => {
    const usage = chunk['usage'] as JsonObject | null | undefined;
    return usage === null || usage === undefined ? chunk : { ...chunk, usage: change(usage) };
  }),
});

export const losesTheLastWords: Fault = {
  id: 'loses-the-last-words',
  says: 'drops the words of the chunk before the one that finishes',
  seen: [field('codelibs/fess#3096')],
  kills: ['agreement.whole-text'],
  bend: {
    stream: async function* (frames) {
      let held: string | null = null;
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        if (held !== null && (chunk === null || !isFinish(chunk))) yield held;
        held = chunk !== null && textOf(chunk) !== '' ? frame : null;
        if (held === null) yield frame;
      }
    },
  },
};

export const losesTheFirstWords: Fault = {
  id: 'loses-the-first-words',
  says: 'drops the words of the first chunk that has any',
  seen: [field('codelibs/fess#3096')],
  kills: ['agreement.whole-text'],
  bend: { stream: eachChunk((chunk, index) => (index === 1 ? null : chunk)) },
};

export const streamsNoWords: Fault = {
  id: 'streams-no-words',
  says: 'streams the whole answer as reasoning and none of it as text',
  seen: [field('diegosouzapw/OmniRoute#8700')],
  kills: ['agreement.whole-text'],
  bend: {
    stream: eachChunk((chunk) =>
      textOf(chunk) === '' ? chunk : withDelta(chunk, { content: null, reasoning_content: textOf(chunk) }),
    ),
  },
};

export const saysItAllAgain: Fault = {
  id: 'says-it-all-again',
  says: 'sends the whole text once more with the chunk that finishes',
  seen: [field('openclaw/openclaw#1284')],
  kills: ['agreement.whole-text'],
  bend: {
    stream: async function* (frames) {
      let text = '';
      for await (const frame of frames) {
        const chunk = jsonOf(frame);
        text += textOf(chunk ?? {});
        yield chunk !== null && isFinish(chunk) ? frameOf(withDelta(chunk, { content: ` ${text}` })) : frame;
      }
    },
  },
};

export const streamsAlwaysStop: Fault = {
  id: 'streams-always-stop',
  says: 'ends every stream by "stop", also one that its limit cut',
  seen: [openapi('#/components/schemas/ChatCompletionChunkChoice/properties/finish_reason')],
  kills: ['agreement.finish-reason'],
  bend: { stream: eachChunk((chunk) => (isFinish(chunk) ? withChoice(chunk, { finish_reason: 'stop' }) : chunk)) },
};

export const streamsUnderAnotherName: Fault = {
  id: 'streams-under-another-name',
  says: 'names the model of its provider in streams only',
  seen: [field('vllm-project/aibrix#397')],
  kills: ['agreement.model'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, model: 'upstream-words-1' })) },
};

export const streamsCountThePromptTwice: Fault = {
  id: 'streams-count-the-prompt-twice',
  says: 'counts the prompt of a stream twice',
  seen: [field('router-for-me/CLIProxyAPI#1643')],
  kills: ['agreement.prompt-tokens'],
  bend: withUsage((usage) => {
    const prompt = 2 * Number(usage['prompt_tokens']);
    return { ...usage, prompt_tokens: prompt, total_tokens: prompt + Number(usage['completion_tokens']) };
  }),
};

export const streamsCountLetters: Fault = {
  id: 'streams-count-letters',
  says: 'counts three tokens for every chunk of a stream',
  seen: [field('router-for-me/CLIProxyAPI#1643')],
  kills: ['agreement.completion-tokens'],
  bend: withUsage((usage) => {
    const completion = 3 * Number(usage['completion_tokens']);
    return { ...usage, completion_tokens: completion, total_tokens: completion + Number(usage['prompt_tokens']) };
  }),
};
