import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { arrayOf, asObject, mapOf } from './composites.ts';
import type { Rule, RuleTable } from './rule.ts';
import { boolean, integer, number, string } from './scalars.ts';

const stop: Rule = (value, param) => {
  if (typeof value !== 'string') arrayOf(string, 0, 4)(value, param); // StopConfiguration: up to four
};

const streamOptions: Rule = (value, param) => {
  const options = asObject(value, param);
  for (const name of ['include_usage', 'include_obfuscation']) {
    if (options[name] !== undefined && options[name] !== null) boolean(options[name], `${param}.${name}`);
  }
};

/** What chat and legacy completions have in common (CreateChatCompletionRequest, CreateCompletionRequest). */
export const samplingRules: RuleTable = {
  temperature: number(0, 2),
  top_p: number(0, 1),
  presence_penalty: number(-2, 2),
  frequency_penalty: number(-2, 2),
  n: integer(1, 128),
  seed: integer(),
  stop,
  stream: boolean,
  stream_options: streamOptions,
  logit_bias: mapOf(number(-100, 100)),
  user: string,
};

/** stream_options belong to a stream; throws ApiError 400. */
export function checkStreamOptions(body: JsonObject): void {
  if (body['stream'] === true || body['stream_options'] === undefined || body['stream_options'] === null) return;
  throw invalid(
    'stream_options',
    'invalid_parameter_combination',
    "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
  );
}
