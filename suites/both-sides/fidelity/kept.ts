import { type Problem, problem, show } from '../../../harness/judge.ts';
import { isObject } from '../../json.ts';

/** How far a fraction may be off that went through 32 bits on its way: no model notices. */
const rounding = 1e-6;

const same = (sent: unknown, seen: unknown): boolean => {
  if (typeof sent === 'number' && typeof seen === 'number' && !Number.isInteger(sent)) {
    return Math.abs(sent - seen) <= rounding * Math.max(1, Math.abs(sent));
  }
  return Object.is(sent, seen);
};

/**
 * What of a JSON value is missing or other on the far side. Fields may be added and come in another order, and null
 * says the same as nothing; lists are the same item by item.
 */
export function notKept(what: string, sent: unknown, seen: unknown): readonly Problem[] {
  if (sent === null && (seen === null || seen === undefined)) return [];
  if (Array.isArray(sent)) {
    if (!Array.isArray(seen) || seen.length !== sent.length) return [problem(what, show(sent), seen)];
    return sent.flatMap((item, index) => notKept(`${what}[${index}]`, item, seen[index]));
  }
  if (isObject(sent)) {
    if (!isObject(seen)) return [problem(what, show(sent), seen)];
    return Object.entries(sent).flatMap(([name, value]) =>
      notKept(`${what}.${name}`, value, Object.hasOwn(seen, name) ? seen[name] : undefined),
    );
  }
  return same(sent, seen) ? [] : [problem(what, show(sent), seen)];
}

/** Two names of one limit; models take either or one of them, and gateways put the one that theirs takes. */
const otherNames: Readonly<Record<string, string>> = {
  max_tokens: 'max_completion_tokens',
  max_completion_tokens: 'max_tokens',
};

/** The same of some fields of a request. */
export const fieldsNotKept = (sent: Readonly<Record<string, unknown>>, seen: unknown): readonly Problem[] =>
  Object.entries(sent).flatMap(([name, value]) => {
    const found = [name, otherNames[name]].find(
      (one) => one !== undefined && isObject(seen) && Object.hasOwn(seen, one),
    );
    const there = isObject(seen) && found !== undefined ? seen[found] : undefined;
    const [wanted, got] = name === 'stop' ? [listOf(value), listOf(there)] : [value, there];
    return notKept(`"${name}" upstream`, wanted, got);
  });

/** A lone stop sequence says the same as a list of it. */
const listOf = (stop: unknown): unknown => (typeof stop === 'string' ? [stop] : stop);
