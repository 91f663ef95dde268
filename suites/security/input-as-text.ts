import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { fate, statusAndBody } from '../http.ts';
import { at, isText } from '../json.ts';
import { databaseErrors, firstOf, readable } from './disclosure.ts';

/** No header that the request made up, and nothing beside the one answer. */
export function injectsNothing(answer: Exchange): readonly Problem[] {
  const { headers, socket, ending } = answer.wire;
  const made = headers.find(([name]) => /^x-injected$/i.test(name));
  if (made !== undefined) return [problem('the headers', 'none that the request made up', made.join(': '))];
  const broken = ending === 'malformed' || (socket?.leftover ?? 0) > 0;
  return broken ? [problem('the answer', 'one, and well-formed', fate(answer))] : kept;
}

/** A database that speaks has been spoken to. */
export function isInert(answer: Exchange): readonly Problem[] {
  const found = firstOf(readable(answer), databaseErrors);
  return found === null ? kept : [problem('the answer', 'no word of a database', found)];
}

/** A 4xx, or a model after all; a redirect or a page is odd, and what else is served was not meant to be. */
export function servesModelsOnly(answer: Exchange): readonly Problem[] {
  if (/\broot:[^:\n]*:0:0:/.test(answer.text)) return [problem('the answer', 'no file of the host', answer.text)];
  if (answer.status === null || answer.status < 200 || answer.status >= 400) return kept;
  const object = at(answer.json, 'object');
  if (answer.ok && (object === 'list' || (object === 'model' && isText(at(answer.json, 'id'))))) return kept;
  const found = [problem('the answer', 'a 4xx, or a model', statusAndBody(answer))];
  return answer.status >= 300 || answer.jsonError !== null ? softly(found) : found;
}

export function isNoPage(answer: Exchange): readonly Problem[] {
  if (answer.bytes.length === 0) return kept;
  return holds(
    'the content-type',
    answer.header('content-type'),
    '"application/json"',
    !/html/i.test(answer.mediaType),
  );
}
