import { invalid } from './errors.ts';
import {
  optionalArray,
  optionalBoolean,
  optionalInteger,
  optionalMetadata,
  optionalNumber,
  optionalObject,
  optionalString,
  stopSequences,
} from './fields.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';
import { readMessages } from './messages.ts';
import { readWordModel } from './models.ts';
import type { Format, Task } from './task.ts';
import { readLegacyFunctions, readToolChoice, readTools } from './tool-request.ts';

export interface ChatRequest extends Task {
  readonly model: string;
  readonly n: number;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** How many alternatives each token carries; undefined when no log probabilities were asked for. */
  readonly topLogprobs: number | undefined;
  /** The deprecated `functions` were used, so a call is a `function_call`. */
  readonly legacyFunctions: boolean;
  readonly metadata: JsonObject | undefined;
  readonly serviceTier: string;
}

/** Reads a format description: text, json_object, or json_schema with a name and a schema. */
export function readFormat(format: unknown, name: string, schemaHolder: string): Format {
  if (isAbsent(format)) return { type: 'text' };
  const type = isObject(format) ? format['type'] : undefined;
  if (type === 'text' || type === 'json_object') return { type };
  if (!isObject(format) || type !== 'json_schema') {
    throw invalid(`${name}.type`, `Invalid value for '${name}.type': expected text, json_object or json_schema.`);
  }
  const holder = schemaHolder === '' ? format : format[schemaHolder];
  const at = schemaHolder === '' ? name : `${name}.${schemaHolder}`;
  if (!isObject(holder) || typeof holder['name'] !== 'string') {
    throw invalid(`${at}.name`, `Missing required parameter: '${at}.name'.`, 'missing_required_parameter');
  }
  return { type, schema: holder['schema'] ?? {} };
}

function readMaxTokens(body: JsonObject): number | undefined {
  const current = optionalInteger(body, 'max_completion_tokens', { min: 1 });
  const deprecated = optionalInteger(body, 'max_tokens', { min: 1 });
  if (current !== undefined && deprecated !== undefined) {
    const message = "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.";
    throw invalid('max_tokens', message, 'invalid_parameter_combination');
  }
  return current ?? deprecated;
}

function readTopLogprobs(body: JsonObject): number | undefined {
  const wanted = optionalBoolean(body, 'logprobs') ?? false;
  const top = optionalInteger(body, 'top_logprobs', { min: 0, max: 20 });
  if (top !== undefined && !wanted) {
    throw invalid('top_logprobs', "Invalid value for 'top_logprobs': expected 'logprobs' to be true beside it.");
  }
  return wanted ? (top ?? 0) : undefined;
}

/** Reads `stream` and `stream_options`, which belong together. */
export function readStreaming(body: JsonObject): { stream: boolean; includeUsage: boolean } {
  const stream = optionalBoolean(body, 'stream') ?? false;
  const options = optionalObject(body, 'stream_options');
  if (options !== undefined && !stream) {
    throw invalid('stream_options', "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  return { stream, includeUsage: optionalBoolean(options ?? {}, 'include_usage') ?? false };
}

/** Checks the sampling parameters, which change nothing in the answer of the word model. */
export function checkSampling(body: JsonObject): void {
  optionalNumber(body, 'temperature', { min: 0, max: 2 });
  optionalNumber(body, 'top_p', { min: 0, max: 1 });
  optionalNumber(body, 'presence_penalty', { min: -2, max: 2 });
  optionalNumber(body, 'frequency_penalty', { min: -2, max: 2 });
  optionalObject(body, 'logit_bias');
  optionalString(body, 'user');
}

/** Reads the body of a chat completion; throws a 400 or 404 that names what is wrong. Unknown fields are ignored. */
export function readChatRequest(body: JsonObject): ChatRequest {
  const model = readWordModel(body);
  const turns = readMessages(body['messages']);
  checkSampling(body);
  optionalArray(body, 'modalities');
  const legacyFunctions = !isAbsent(body['functions']);
  const tools = readTools(body);
  const offered = legacyFunctions
    ? readLegacyFunctions(body)
    : { tools, toolChoice: readToolChoice(body['tool_choice'], tools) };
  const seed = optionalInteger(body, 'seed');
  const tier = optionalString(body, 'service_tier') ?? 'auto';
  return {
    model,
    turns,
    variation: `${model} ${seed ?? ''}`,
    ...offered,
    parallelToolCalls: !legacyFunctions && (optionalBoolean(body, 'parallel_tool_calls') ?? true),
    format: readFormat(body['response_format'], 'response_format', 'json_schema'),
    stop: stopSequences(body),
    maxTokens: readMaxTokens(body),
    n: optionalInteger(body, 'n', { min: 1, max: 128 }) ?? 1,
    ...readStreaming(body),
    topLogprobs: readTopLogprobs(body),
    legacyFunctions,
    metadata: optionalMetadata(body),
    serviceTier: tier === 'auto' ? 'default' : tier,
  };
}
