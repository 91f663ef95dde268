import type { Exchange } from '../harness/gateway/exchange.ts';
import { notOffered, type Undecided } from '../harness/judge.ts';
import { at } from './json.ts';

/** A status by which a whole endpoint says that it is not there. */
const absent = [404, 405, 501];

/** Whether an endpoint cleanly does not exist; null when it answered in any other way. */
export function declinesEndpoint(answer: Exchange, path: string): Undecided | null {
  if (!absent.includes(answer.status ?? 0)) return null;
  return notOffered(`${path} is not offered (${answer.status})`);
}

/** Whether a request was refused because of a parameter, which the error names by any of these words. */
export function declinesParameter(answer: Exchange, ...names: readonly string[]): Undecided | null {
  const { status } = answer;
  if (status === null || status < 400 || (status >= 500 && status !== 501)) return null;
  const said = [at(answer.json, 'error', 'param'), at(answer.json, 'error', 'message')].filter(
    (text) => typeof text === 'string',
  );
  const named = names.find((name) => said.some((text) => saysWord(text, name)));
  return named === undefined ? null : notOffered(`"${named}" is refused (${status}): ${said.at(-1)}`);
}

/** A one-letter parameter such as `n` stands in half of all words, so only a whole word names it. */
function saysWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(text);
}
