import { field, live, openapi } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, type JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

/** Changes the usage of every answer, whole or streamed. */
const counting = (change: (usage: JsonObject) => JsonObject): Fault['bend'] => {
  const changed = (answer: JsonObject) =>
    typeof answer['usage'] === 'object' && answer['usage'] !== null
      ? { ...answer, usage: change(answer['usage'] as JsonObject) }
      : answer;
  return { json: eachCompletion(changed), stream: eachChunk(changed) };
};

const calling = (model: string): Fault['bend'] => ({
  json: eachCompletion((completion) => ({ ...completion, model })),
  stream: eachChunk((chunk) => ({ ...chunk, model })),
});

/** How the field fills ids, models and counts of an answer. */
export const chatFaults: readonly Fault[] = [
  {
    id: 'names-another-model',
    says: 'names the model of its provider and not the one that was asked for',
    seen: [field('icebear0828/codex-proxy#660')],
    kills: ['chat.model-named'],
    bend: calling('default'),
  },
  {
    id: 'names-no-model',
    says: 'leaves the name of the model empty',
    seen: [openapi('#/components/schemas/ChatCompletion')],
    kills: ['chat.model-named'],
    bend: calling(''),
  },
  {
    id: 'caches-more-than-the-prompt',
    says: 'leaves cached tokens out of prompt_tokens, so that there are more of them than of the whole',
    seen: [field('router-for-me/CLIProxyAPI#1643')],
    kills: ['chat.usage-details-fit'],
    bend: counting((counts) => ({ ...counts, prompt_tokens_details: { cached_tokens: 4096 } })),
  },
  {
    id: 'reasons-more-than-it-says',
    says: 'leaves reasoning tokens out of completion_tokens and out of the total',
    seen: [field('router-for-me/CLIProxyAPI#1643')],
    kills: ['chat.usage-details-fit'],
    bend: counting((counts) => ({ ...counts, completion_tokens_details: { reasoning_tokens: 300 } })),
  },
  {
    id: 'totals-only-the-prompt-of-streams',
    says: 'counts only the prompt into the total of a stream',
    seen: [field('Portkey-AI/gateway#1754')],
    kills: ['chat.usage-adds-up'],
    bend: {
      stream: eachChunk((chunk) => {
        const counts = chunk['usage'] as JsonObject | null | undefined;
        return counts ? { ...chunk, usage: { ...counts, total_tokens: counts['prompt_tokens'] } } : chunk;
      }),
    },
  },
  {
    id: 'files-answers-under-the-model',
    says: 'makes the id of an answer of the name of the model',
    seen: [live('chat completions, object')],
    kills: ['chat.unique-ids', 'concurrency.own-id'],
    bend: {
      json: eachCompletion((completion) => ({ ...completion, id: `chatcmpl-${completion['model']}` })),
      stream: eachChunk((chunk) => ({ ...chunk, id: `chatcmpl-${chunk['model']}` })),
    },
  },
];
