import type { JsonObject } from '../http/json-body.ts';
import { inputOf } from './embeddings.ts';
import { checkTable, require } from './rule.ts';
import { checkStreamOptions, samplingRules } from './sampling.ts';
import { boolean, integer, string, text } from './scalars.ts';

/** Checks the body of the legacy POST /completions; throws ApiError 400. */
export function checkCompletions(body: JsonObject): void {
  require(body, 'model', text);
  require(body, 'prompt', inputOf(string));
  checkTable(
    {
      ...samplingRules,
      max_tokens: integer(0), // zero with echo scores a prompt
      logprobs: integer(0, 5),
      echo: boolean,
      suffix: string,
      best_of: integer(1, 20),
    },
    body,
  );
  checkStreamOptions(body);
}
