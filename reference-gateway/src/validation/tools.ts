import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { isObject } from '../http/json-body.ts';
import { arrayOf, asArray, asObject, object } from './composites.ts';
import { name } from './response-format.ts';
import type { Rule } from './rule.ts';
import { checkTable, require, wrongType, wrongValue } from './rule.ts';
import { boolean, oneOf, string } from './scalars.ts';

const definition: Rule = (value, param) => {
  const defined = asObject(value, param);
  require(defined, 'name', name, `${param}.`);
  checkTable({ description: string, parameters: object, strict: boolean }, defined, `${param}.`);
};

const tool: Rule = (value, param) => {
  const declared = asObject(value, param);
  require(declared, 'type', oneOf('function', 'custom'), `${param}.`);
  if (declared['type'] === 'function') require(declared, 'function', definition, `${param}.`);
  else require(declared, 'custom', customTool, `${param}.`);
};

const customTool: Rule = (value, param) => require(asObject(value, param), 'name', name, `${param}.`);

/** The tools of a chat request. */
export const tools: Rule = arrayOf(tool);

/** The deprecated `functions` of a chat request. */
export const functions: Rule = arrayOf(definition, 1, 128);

const modes = ['none', 'auto', 'required'];

/** tool_choice and the deprecated function_call must be known modes or name a declared tool; throws ApiError 400. */
export function checkToolChoice(body: JsonObject): void {
  const declared = Array.isArray(body['tools']) ? body['tools'] : [];
  checkChoice(body['tool_choice'], 'tool_choice', modes, 'tools', declared.flatMap(toolName));
  const legacy = Array.isArray(body['functions']) ? asArray(body['functions'], 'functions') : [];
  const call = body['function_call'];
  const named = isObject(call) ? { type: 'function', function: call } : call;
  checkChoice(named, 'function_call', modes.slice(0, 2), 'functions', legacy.flatMap(nameIn));
}

function checkChoice(choice: unknown, param: string, allowed: string[], list: string, names: string[]): void {
  if (choice === undefined || choice === null) return;
  if (typeof choice === 'string' && !allowed.includes(choice)) throw wrongValue(param, choice, allowed);
  if (typeof choice !== 'string' && !isObject(choice)) throw wrongType(param, 'a string or an object', choice);
  if (names.length === 0) {
    const message = `'${param}' is only allowed when '${list}' are specified.`;
    throw invalid(param, 'invalid_parameter_combination', message);
  }
  if (typeof choice === 'string' || choice['type'] === 'allowed_tools') return;
  const [chosen] = toolName(choice);
  if (chosen !== undefined && names.includes(chosen)) return;
  const message = `Invalid value for '${param}': it names a function that is not in '${list}'.`;
  throw invalid(param, 'invalid_value', message);
}

function toolName(declared: unknown): string[] {
  return isObject(declared) ? nameIn(declared[declared['type'] === 'custom' ? 'custom' : 'function']) : [];
}

function nameIn(value: unknown): string[] {
  return isObject(value) && typeof value['name'] === 'string' ? [value['name']] : [];
}
