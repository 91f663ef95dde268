import type { JsonObject } from '../http/json-body.ts';
import { arrayOf, object } from './composites.ts';
import type { Rule } from './rule.ts';
import { checkTable, require } from './rule.ts';
import { boolean, integer, number, string, text } from './scalars.ts';

const input: Rule = (value, param) => {
  if (typeof value !== 'string') arrayOf(object, 1)(value, param);
};

/** Checks the body of POST /responses; throws ApiError 400. */
export function checkResponses(body: JsonObject): void {
  require(body, 'model', text);
  require(body, 'input', input);
  checkTable(
    {
      temperature: number(0, 2),
      top_p: number(0, 1),
      max_output_tokens: integer(1),
      stream: boolean,
      store: boolean,
      instructions: string,
      metadata: object,
      text: object,
      tools: arrayOf(object),
      parallel_tool_calls: boolean,
      previous_response_id: string,
    },
    body,
  );
}
