import { invalid } from '../http/api-error.ts';
import type { JsonObject } from '../http/json-body.ts';
import { isObject } from '../http/json-body.ts';
import type { Rule } from './rule.ts';
import { wrongType } from './rule.ts';

/** A JSON object. */
export const object: Rule = (value, param) => {
  asObject(value, param);
};

/** The value as an object; throws ApiError 400. */
export function asObject(value: unknown, param: string): JsonObject {
  if (!isObject(value)) throw wrongType(param, 'an object', value);
  return value;
}

/** The value as an array of `minimum` to `maximum` items; throws ApiError 400. */
export function asArray(value: unknown, param: string, minimum = 0, maximum = Number.POSITIVE_INFINITY): unknown[] {
  if (!Array.isArray(value)) throw wrongType(param, 'an array', value);
  if (value.length < minimum) {
    const code = value.length === 0 ? 'empty_array' : 'array_below_min_length';
    throw invalid(param, code, `Invalid '${param}': expected at least ${minimum} item(s), but got ${value.length}.`);
  }
  if (value.length > maximum) {
    const message = `Invalid '${param}': expected at most ${maximum} items, but got ${value.length}.`;
    throw invalid(param, 'array_above_max_length', message);
  }
  return value;
}

/** An array whose items all satisfy `rule`. */
export function arrayOf(rule: Rule, minimum = 0, maximum = Number.POSITIVE_INFINITY): Rule {
  return (value, param) => {
    const items = asArray(value, param, minimum, maximum);
    for (const [index, item] of items.entries()) rule(item, `${param}[${index}]`);
  };
}

/** An object whose values all satisfy `rule`. */
export function mapOf(rule: Rule): Rule {
  return (value, param) => {
    for (const [key, item] of Object.entries(asObject(value, param))) rule(item, `${param}.${key.slice(0, 64)}`);
  };
}
