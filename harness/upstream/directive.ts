// How a client chooses, per request, what goes wrong behind the gateway:
//
//   [[upstream status=503 retry-after=7]]
//
// directive = "[[upstream" 1*( SP word "=" value ) "]]"
// duration  = number ( "ms" / "s" )
//
// It stands anywhere in the text of the last user message (or in the prompt or input of the other endpoints), since that
// is what every gateway forwards untouched. Its characters are plain ASCII that JSON never escapes; trimming and added
// system messages do not reach it. Several directives in one message act as one. The word model does not see them.
import { closest } from 'fastest-levenshtein';
import { invalid } from './errors.ts';

type Parse<Value> = (value: string) => Value | undefined;

const wholeNumber =
  (min: number, max: number): Parse<number> =>
  (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max ? Number(value) : undefined;

const duration: Parse<number> = (value) => {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s)$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 's' ? 1000 : 1);
};

const cutPoint: Parse<number | 'headers'> = (value) => (value === 'headers' ? value : wholeNumber(0, 1_000_000)(value));

// One row per word: what it does, what a value looks like, and how it is read.
const words = {
  status: { does: 'answer with this HTTP error', expects: '400 to 599', parse: wholeNumber(400, 599) },
  'retry-after': { does: 'the retry-after of that error', expects: 'whole seconds', parse: wholeNumber(0, 86_400) },
  delay: { does: 'wait before the headers', expects: 'a duration such as 200ms or 2s', parse: duration },
  pace: { does: 'the time between stream events', expects: 'a duration such as 20ms', parse: duration },
  cut: {
    does: 'reset the connection after this many stream events, within the body when not streaming',
    expects: 'a number of events, or headers to reset before the headers',
    parse: cutPoint,
  },
} as const;

type Words = typeof words;
type Word = keyof Words;

/** What the directives of one message ask for; durations in milliseconds. */
export type Directive = { readonly [Name in Word]?: NonNullable<ReturnType<Words[Name]['parse']>> };

const directives = /\[\[upstream\b([^[\]]*)\]\]/g;

const isWord = (name: string): name is Word => Object.hasOwn(words, name);

function readPair(pair: string): readonly [Word, number | string] {
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (!isWord(name)) {
    const nearest = closest(name, Object.keys(words));
    throw invalid('messages', `Unknown upstream directive '${name}': did you mean '${nearest}'?`, 'unknown_directive');
  }
  const parsed = words[name].parse(value);
  if (parsed === undefined) {
    const message = `Upstream directive '${name}': expected ${words[name].expects}, saw '${value}'.`;
    throw invalid('messages', message, 'invalid_directive');
  }
  return [name, parsed];
}

/** Reads the directives in a text; throws a 400 that names the nearest word for one it does not know. */
export function readDirective(text: string): Directive {
  const pairs = [...text.matchAll(directives)].flatMap(([, body = '']) => body.split(/\s+/).filter(Boolean));
  const read = new Map<Word, number | string>();
  for (const pair of pairs) {
    const [name, value] = readPair(pair);
    if (read.has(name))
      throw invalid('messages', `Upstream directive '${name}': expected once, saw it twice.`, 'invalid_directive');
    read.set(name, value);
  }
  // The table gives every word its own value type; a Map cannot carry that.
  return Object.fromEntries(read) as Directive;
}

/** The text without its directives: what the word model answers. */
export const withoutDirectives = (text: string): string => text.replace(directives, '').trim();
