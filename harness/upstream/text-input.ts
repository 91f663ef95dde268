import { invalid } from './errors.ts';
import { isAbsent } from './json.ts';
import { wordTokens } from './words.ts';

/** One input of embeddings or completions: text, or tokens somebody else has already made. */
export interface TextInput {
  readonly text: string;
  readonly tokens: number;
}

const isTokens = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((token) => Number.isInteger(token) && token >= 0);

function single(value: unknown): TextInput | undefined {
  if (typeof value === 'string') return { text: value, tokens: wordTokens(value).length };
  // Foreign tokens cannot be turned back into words; spelled as numbers they still are an input of their own.
  return isTokens(value) ? { text: value.join(' '), tokens: value.length } : undefined;
}

/** Reads a string, an array of strings, an array of tokens or an array of those; throws a 400 naming the field. */
export function readTextInputs(value: unknown, name: string, most: number): readonly TextInput[] {
  if (isAbsent(value)) throw invalid(name, `Missing required parameter: '${name}'.`, 'missing_required_parameter');
  const one = single(value);
  if (one !== undefined) return [one];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length === 0 || list.length > most) {
    throw invalid(name, `Invalid '${name}': expected a string, or an array of 1 to ${most} strings or token arrays.`);
  }
  return list.map((item, index) => {
    const input = single(item);
    if (input === undefined)
      throw invalid(name, `Invalid '${name}[${index}]': expected a string or an array of tokens.`);
    return input;
  });
}
