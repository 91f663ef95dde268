import { invalid } from '../http/api-error.ts';
import { asObject, object } from './composites.ts';
import type { Rule } from './rule.ts';
import { checkTable, require } from './rule.ts';
import { boolean, oneOf, string } from './scalars.ts';

/** The characters and the length of names of functions and schemas (FunctionObject, ResponseFormatJsonSchema). */
export const name: Rule = (value, param) => {
  string(value, param);
  if (/^[a-zA-Z0-9_-]{1,64}$/.test(String(value))) return;
  const message = `Invalid '${param}': expected 1 to 64 letters, digits, underscores or dashes.`;
  throw invalid(param, 'invalid_value', message);
};

/** text, json_object, or json_schema with a named schema. */
export const responseFormat: Rule = (value, param) => {
  const format = asObject(value, param);
  require(format, 'type', oneOf('text', 'json_object', 'json_schema'), `${param}.`);
  if (format['type'] !== 'json_schema') return;
  require(format, 'json_schema', object, `${param}.`);
  const schema = asObject(format['json_schema'], `${param}.json_schema`);
  require(schema, 'name', name, `${param}.json_schema.`);
  checkTable({ schema: object, strict: boolean, description: string }, schema, `${param}.json_schema.`);
};
