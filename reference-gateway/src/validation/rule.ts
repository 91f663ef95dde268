import type { ApiError } from '../http/api-error.ts';
import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { isObject } from '../http/json-body.ts';

/** Checks one value; `param` is its path as OpenAI writes it, like `messages[0].role`. Throws ApiError 400. */
export type Rule = (value: unknown, param: string) => void;

/** The rules of one kind of object by member; a member that is absent or null is not checked. */
export type RuleTable = Readonly<Record<string, Rule>>;

/** Checks every member that is present and not null; members without a rule pass. */
export function checkTable(table: RuleTable, body: JsonObject, prefix = ''): void {
  for (const [name, rule] of Object.entries(table)) {
    const value = body[name];
    if (value !== undefined && value !== null) rule(value, prefix + name);
  }
}

/** A member that must be there and not null, checked by `rule`. */
export function require(body: JsonObject, name: string, rule: Rule, prefix = ''): void {
  const param = prefix + name;
  if (body[name] === undefined) throw missing(param);
  rule(body[name], param);
}

/** The refusal for a member that is not there. */
export function missing(param: string): ApiError {
  return invalid(param, 'missing_required_parameter', `Missing required parameter: '${param}'.`);
}

/** The refusal for a value of another JSON type. */
export function wrongType(param: string, expected: string, value: unknown): ApiError {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${kindOf(value)} instead.`;
  return invalid(param, 'invalid_type', message);
}

/** The refusal for a value outside a closed list. */
export function wrongValue(param: string, value: unknown, supported: readonly string[]): ApiError {
  const shown = JSON.stringify(value).slice(0, 100); // enough to recognise it; the value may be a megabyte
  const list = supported.map((each) => `'${each}'`).join(', ');
  return invalid(param, 'invalid_value', `Invalid value for '${param}': ${shown}. Supported values are: ${list}.`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  return `a ${typeof value}`;
}
