import { isObject } from './json.ts';
import { wordTokens } from './words.ts';

const between = <Item>(items: readonly Item[], tokens: (item: Item) => readonly string[]): string[] =>
  items.flatMap((item, at) => {
    const [first = '', ...rest] = tokens(item);
    const last = at === items.length - 1;
    const spaced = [at === 0 ? first : ` ${first}`, ...rest];
    return last ? spaced : [...spaced.slice(0, -1), `${spaced.at(-1)},`];
  });

/**
 * A JSON value as the tokens of a model: braces, keys and words apart, so that even a small object streams in pieces and
 * a small token limit truncates it. Joined, the tokens are valid JSON.
 */
export function jsonTokens(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : ['[', ...between(value, jsonTokens), ']'];
  if (!isObject(value)) return wordTokens(JSON.stringify(value));
  const members = Object.entries(value);
  if (members.length === 0) return ['{}'];
  const member = ([key, held]: readonly [string, unknown]) => {
    const [first = '', ...rest] = jsonTokens(held);
    return [`${JSON.stringify(key)}:`, ` ${first}`, ...rest];
  };
  return ['{', ...between(members, member), '}'];
}
