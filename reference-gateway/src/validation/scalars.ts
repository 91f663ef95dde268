import { invalid } from '../http/api-error.ts';
import type { Rule } from './rule.ts';
import { wrongType, wrongValue } from './rule.ts';

/** A number from `minimum` to `maximum`, both allowed. */
export function number(minimum: number, maximum: number): Rule {
  return (value, param) => {
    if (typeof value !== 'number') throw wrongType(param, 'a number', value);
    inRange(value, param, minimum, maximum, 'decimal');
  };
}

/** A whole number from `minimum` to `maximum`, both allowed. */
export function integer(minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY): Rule {
  return (value, param) => {
    if (!Number.isInteger(value)) throw wrongType(param, 'an integer', value);
    inRange(Number(value), param, minimum, maximum, 'integer');
  };
}

/** true or false. */
export const boolean: Rule = (value, param) => {
  if (typeof value !== 'boolean') throw wrongType(param, 'a boolean', value);
};

/** Any string. */
export const string: Rule = (value, param) => {
  if (typeof value !== 'string') throw wrongType(param, 'a string', value);
};

/** A string with something in it. */
export const text: Rule = (value, param) => {
  string(value, param);
  if (value === '') throw invalid(param, 'empty_string', `Invalid '${param}': expected a non-empty string.`);
};

/** One of a closed list of strings. */
export function oneOf(...supported: readonly string[]): Rule {
  return (value, param) => {
    if (typeof value !== 'string') throw wrongType(param, `one of ${supported.join(', ')}`, value);
    if (!supported.includes(value)) throw wrongValue(param, value, supported);
  };
}

function inRange(value: number, param: string, minimum: number, maximum: number, kind: string): void {
  const expected = value < minimum ? `>= ${minimum}` : `<= ${maximum}`;
  if (value >= minimum && value <= maximum) return;
  const side = value < minimum ? 'below_min' : 'above_max';
  const message = `Invalid '${param}': expected a value ${expected}, but got ${value} instead.`;
  throw invalid(param, `${kind}_${side}_value`, message);
}
