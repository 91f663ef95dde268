import { type Answer, answer } from './answer.ts';
import { withinContext } from './context-window.ts';
import { readDirective } from './directive.ts';
import { newIdentity } from './identity.ts';
import type { JsonObject } from './json.ts';
import { type OutputItem, outputItems } from './output-item.ts';
import type { Reply } from './reply.ts';
import { type ResponsesRequest, readResponsesRequest } from './responses-request.ts';
import { responseEvents } from './responses-stream.ts';
import { lastUserText } from './task.ts';
import { promptTokens } from './usage.ts';

function documentOf(
  request: ResponsesRequest,
  output: readonly OutputItem[],
  { finish, completionTokens }: Answer,
  prompt: number,
) {
  const { id, created, model } = newIdentity('resp_', request.model);
  return {
    id,
    object: 'response',
    created_at: created,
    model,
    error: null,
    ...request.echoed,
    status: finish === 'length' ? ('incomplete' as const) : ('completed' as const),
    incomplete_details: finish === 'length' ? { reason: 'max_output_tokens' } : null,
    output: output.map(({ finished }) => finished),
    usage: {
      input_tokens: prompt,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: completionTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: prompt + completionTokens,
    },
  };
}

/** Answers POST /v1/responses, streamed or whole. */
export function responses(body: JsonObject): Reply {
  const request = readResponsesRequest(body);
  const directive = readDirective(lastUserText(request.turns));
  const prompt = withinContext(promptTokens(request), 'input');
  const said = answer(request, 0);
  const output = outputItems(said);
  const document = documentOf(request, output, said, prompt);
  return request.stream ? { directive, events: responseEvents(document, output) } : { directive, body: document };
}
