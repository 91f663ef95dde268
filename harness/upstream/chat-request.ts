import { invalid } from './errors.ts';
import {
  optionalArray,
  optionalBoolean,
  optionalInteger,
  optionalMetadata,
  optionalString,
  stopSequences,
} from './fields.ts';
import { readFormat } from './format-request.ts';
import { isAbsent, type JsonObject } from './json.ts';
import { readMessages } from './messages.ts';
import { readWordModel } from './models.ts';
import { checkSampling } from './sampling.ts';
import { readStreaming } from './stream-request.ts';
import type { Task } from './task.ts';
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
