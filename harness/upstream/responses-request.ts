import { invalid } from './errors.ts';
import {
  optionalArray,
  optionalBoolean,
  optionalInteger,
  optionalMetadata,
  optionalNumber,
  optionalObject,
  optionalString,
} from './fields.ts';
import { readFormat } from './format-request.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';
import { readWordModel } from './models.ts';
import { readInput } from './responses-input.ts';
import type { Task, Tool } from './task.ts';
import { readFunction, readToolChoice } from './tool-request.ts';

export interface ResponsesRequest extends Task {
  readonly model: string;
  readonly stream: boolean;
  /** The fields that the response repeats, with their defaults. */
  readonly echoed: JsonObject;
}

// In the Responses API a function stands flat in `tools`.
const readFlatTools = (body: JsonObject): readonly Tool[] =>
  (optionalArray(body, 'tools') ?? []).map((tool, index) => {
    const type = isObject(tool) ? tool['type'] : undefined;
    if (type === 'function') return readFunction(tool, `tools[${index}]`);
    throw invalid(
      `tools[${index}].type`,
      `Invalid value for 'tools[${index}].type': expected "function", saw ${JSON.stringify(type)}.`,
    );
  });

// This server keeps nothing between requests; saying so is better than silently answering without the history.
function refuseState(body: JsonObject): void {
  const previous = optionalString(body, 'previous_response_id');
  if (previous !== undefined) {
    const message = `Previous response with id '${previous}' not found: responses are not stored here.`;
    throw invalid('previous_response_id', message, 'previous_response_not_found');
  }
  if (optionalBoolean(body, 'background') === true) {
    throw invalid('background', "Invalid value for 'background': background responses are not supported.");
  }
  if (!isAbsent(body['conversation'])) {
    throw invalid('conversation', "Invalid value for 'conversation': conversations are not stored here.");
  }
}

/** Reads the body of a response; throws a 400 or 404 that names what is wrong. Unknown fields are ignored. */
export function readResponsesRequest(body: JsonObject): ResponsesRequest {
  const model = readWordModel(body);
  refuseState(body);
  const instructions = optionalString(body, 'instructions');
  const tools = readFlatTools(body);
  const text = optionalObject(body, 'text');
  const parallelToolCalls = optionalBoolean(body, 'parallel_tool_calls') ?? true;
  const maxTokens = optionalInteger(body, 'max_output_tokens', { min: 1 });
  const tier = optionalString(body, 'service_tier') ?? 'auto';
  return {
    model,
    stream: optionalBoolean(body, 'stream') ?? false,
    turns: readInput(body['input'], instructions),
    variation: model,
    tools,
    toolChoice: readToolChoice(body['tool_choice'], tools),
    parallelToolCalls,
    format: readFormat(text?.['format'], 'text.format', ''),
    stop: [],
    maxTokens,
    echoed: {
      background: false,
      instructions: instructions ?? null,
      max_output_tokens: maxTokens ?? null,
      metadata: optionalMetadata(body) ?? {},
      parallel_tool_calls: parallelToolCalls,
      previous_response_id: null,
      reasoning: { effort: null, summary: null },
      service_tier: tier === 'auto' ? 'default' : tier,
      store: optionalBoolean(body, 'store') ?? true,
      temperature: optionalNumber(body, 'temperature', { min: 0, max: 2 }) ?? 1,
      text: { format: { type: 'text' }, ...text },
      tool_choice: body['tool_choice'] ?? 'auto',
      tools: body['tools'] ?? [],
      top_p: optionalNumber(body, 'top_p', { min: 0, max: 1 }) ?? 1,
      truncation: optionalString(body, 'truncation') ?? 'disabled',
    },
  };
}
