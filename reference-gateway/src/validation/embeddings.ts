import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { arrayOf, asArray } from './composites.ts';
import type { Rule } from './rule.ts';
import { checkTable, require, wrongType } from './rule.ts';
import { integer, oneOf, string, text } from './scalars.ts';

const tokens: Rule = arrayOf(integer(0), 1);

/** A string, strings, tokens or arrays of tokens; `each` checks a string. */
export function inputOf(each: Rule): Rule {
  return (value, param) => {
    if (typeof value === 'string') return void each(value, param);
    const [first] = asArray(value, param, 1);
    if (typeof first === 'number') return tokens(value, param);
    const rule = typeof first === 'string' ? each : tokens;
    if (rule === tokens && !Array.isArray(first)) throw wrongType(`${param}[0]`, 'a string or tokens', first);
    arrayOf(rule)(value, param);
  };
}

/** Checks the body of POST /embeddings; throws ApiError 400. */
export function checkEmbeddings(body: JsonObject): void {
  require(body, 'model', text);
  if (body['input'] === null)
    throw invalid('input', 'invalid_type', "Invalid type for 'input': expected a string or an array.");
  require(body, 'input', inputOf(text));
  checkTable({ encoding_format: oneOf('float', 'base64'), dimensions: integer(1), user: string }, body);
}
