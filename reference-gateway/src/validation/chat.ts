import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { arrayOf, object } from './composites.ts';
import { checkMessages } from './messages.ts';
import { responseFormat } from './response-format.ts';
import type { RuleTable } from './rule.ts';
import { checkTable, require } from './rule.ts';
import { checkStreamOptions, samplingRules } from './sampling.ts';
import { boolean, integer, string, text } from './scalars.ts';
import { checkToolChoice, functions, tools } from './tools.ts';

const chatRules: RuleTable = {
  ...samplingRules,
  max_tokens: integer(1),
  max_completion_tokens: integer(1),
  logprobs: boolean,
  top_logprobs: integer(0, 20),
  tools,
  functions,
  parallel_tool_calls: boolean,
  response_format: responseFormat,
  metadata: object,
  modalities: arrayOf(string),
  store: boolean,
  service_tier: string,
  safety_identifier: string,
  prompt_cache_key: string,
};

/** Checks the body of POST /chat/completions; throws ApiError 400 for the first rule it breaks. */
export function checkChat(body: JsonObject): void {
  require(body, 'model', text);
  require(body, 'messages', checkMessages);
  checkTable(chatRules, body);
  checkStreamOptions(body);
  checkToolChoice(body);
  if (given(body, 'max_tokens') && given(body, 'max_completion_tokens')) {
    throw combination(
      'max_tokens',
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
    );
  }
  if (given(body, 'top_logprobs') && body['logprobs'] !== true) {
    throw combination('top_logprobs', "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.");
  }
}

function given(body: JsonObject, name: string): boolean {
  return body[name] !== undefined && body[name] !== null;
}

function combination(param: string, message: string) {
  return invalid(param, 'invalid_parameter_combination', message);
}
