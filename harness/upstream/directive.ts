// How a client chooses, per request, what goes wrong behind the gateway:
//
//   [[upstream status=503 retry-after=7]]
//
// directive = "[[upstream" 1*( SP word "=" value ) "]]"
// duration  = number ( "ms" / "s" )
// list      = value *( "," value )
// point     = "headers" / "body" / number of events [ ".5" ] / "finish"
//
// The words stand in directive-words.ts, a row each. A point is where an answer is left: before its headers, after them
// ("body", the same as 0), after so many events, within the next one (".5"), or before its last event ("finish"). In an
// answer that is not a stream, every later point is the middle of its body.
//
// A directive stands anywhere in the text of the last user message (or in the prompt or input of the other endpoints),
// since that is what every gateway forwards untouched. Its characters are plain ASCII that JSON never escapes; trimming
// and added system messages do not reach it. Several directives in one message act as one. The word model does not see
// them.
import { closest } from 'fastest-levenshtein';
import { conflictIn } from './directive-conflicts.ts';
import { type Directive, type Word, words } from './directive-words.ts';
import { invalid, type RequestRefused } from './errors.ts';

export type { Directive } from './directive-words.ts';

const directives = /\[\[upstream\b([^[\]]*)\]\]/g;

const isWord = (name: string): name is Word => Object.hasOwn(words, name);

/** The 400 for a directive that cannot be followed. */
export const unfit = (why: string): RequestRefused =>
  invalid('messages', `Upstream directive ${why}.`, 'invalid_directive');

function readPair(pair: string): readonly [Word, Directive[Word]] {
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (!isWord(name)) {
    const nearest = closest(name, Object.keys(words));
    throw invalid('messages', `Unknown upstream directive '${name}': did you mean '${nearest}'?`, 'unknown_directive');
  }
  const parsed = words[name].parse(value);
  if (parsed === undefined) throw unfit(`'${name}': expected ${words[name].expects}, saw '${value}'`);
  return [name, parsed];
}

/** Reads `word=value` pairs; throws a 400 that names the nearest word for one it does not know. */
export function readPairs(text: string): Directive {
  const read = new Map<Word, Directive[Word]>();
  for (const pair of text.split(/\s+/).filter(Boolean)) {
    const [name, value] = readPair(pair);
    if (read.has(name)) throw unfit(`'${name}': expected once, saw it twice`);
    read.set(name, value);
  }
  // The table gives every word its own value type; a Map cannot carry that.
  const directive = Object.fromEntries(read) as Directive;
  const conflict = conflictIn(directive);
  if (conflict !== undefined) throw unfit(`refused: ${conflict}`);
  return directive;
}

/** Reads the directives in a text; throws a 400 for one that cannot be followed. */
export const readDirective = (text: string): Directive =>
  readPairs([...text.matchAll(directives)].map(([, body = '']) => body).join(' '));

/** The text without its directives: what the word model answers. */
export const withoutDirectives = (text: string): string => text.replace(directives, '').trim();

/** The nonce of the last directive in the bytes of a request, whatever else is wrong with it. */
export const nonceIn = (text: string): string | undefined =>
  [...text.matchAll(directives)].at(-1)?.[1]?.match(/(?:^|\s)nonce=([A-Za-z0-9_-]{1,100})(?:\s|$)/)?.[1];
