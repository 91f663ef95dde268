import { duration, events, oneOf, point, pointInBody, someOf, token, wholeNumber } from './directive-values.ts';

const eventPoint = 'a number of events (3.5 ends within the fourth), body (0), finish (before the last event)';
const anyPoint = `${eventPoint}, or headers (before the headers)`;

/** One row per word: what it does, what a value looks like, and how it is read. */
export const words = {
  nonce: { does: 'name the request, for the log and for times', expects: 'letters, digits, - and _', parse: token },
  times: {
    does: 'ask for all this in the first so many attempts only, counted by nonce, or by the same body',
    expects: '1 to 1000',
    parse: wholeNumber(1, 1000),
  },

  status: { does: 'answer with this HTTP error', expects: '400 to 599', parse: wholeNumber(400, 599) },
  body: {
    does: 'the form of that error',
    expects: 'openai, array, text, html or empty',
    parse: oneOf('openai', 'array', 'text', 'html', 'empty'),
  },
  code: { does: 'the error.code of that error', expects: 'letters, digits, - and _', parse: token },
  'retry-after': { does: 'the retry-after of that error', expects: 'whole seconds', parse: wholeNumber(0, 86_400) },
  'retry-after-date': {
    does: 'the retry-after of that error as an HTTP date',
    expects: 'whole seconds from now',
    parse: wholeNumber(0, 86_400),
  },
  'retry-after-ms': {
    does: 'the retry-after-ms of that error',
    expects: 'whole milliseconds',
    parse: wholeNumber(0, 86_400_000),
  },
  limits: {
    does: 'send x-ratelimit-* with so many requests remaining',
    expects: '0 to 10000',
    parse: wholeNumber(0, 10_000),
  },
  secret: {
    does: 'put this marker where a gateway could leak it: headers, a cookie, the error message',
    expects: 'letters, digits, - and _',
    parse: token,
  },

  delay: { does: 'wait before the headers', expects: 'a duration such as 200ms or 2s', parse: duration },
  'body-delay': { does: 'wait after the headers', expects: 'a duration such as 200ms or 2s', parse: duration },
  pace: { does: 'the time between stream events', expects: 'a duration such as 20ms', parse: duration },
  gap: { does: 'fall silent for so long within a stream', expects: 'a duration such as 5s', parse: duration },
  'gap-at': { does: 'after how many events the gap comes (default 1)', expects: 'a number of events', parse: events },

  cut: { does: 'reset the connection there (RST)', expects: anyPoint, parse: point },
  end: { does: 'close the connection there (FIN), the HTTP message unfinished', expects: anyPoint, parse: point },
  hang: { does: 'say nothing more from there on, the connection open', expects: anyPoint, parse: point },
  stop: { does: 'finish the HTTP message there, as if all were well', expects: eventPoint, parse: pointInBody },

  error: {
    does: 'answer 200 and then tell an error: as the whole body, or as the event after so many',
    expects: 'body, or a number of events',
    parse: (value: string) => (value === 'body' ? value : events(value)),
  },
  garbage: {
    does: 'send what is not JSON in place of the event after so many; without a stream, such a body',
    expects: 'a number of events',
    parse: events,
  },
  frame: {
    does: 'write the events in another way that the standard allows',
    expects: 'some of crlf, cr, no-space, multi-line, comments, events, bytes, joined, split-utf8, split-escape',
    parse: someOf(
      ...(['crlf', 'cr', 'no-space', 'multi-line', 'comments', 'events'] as const),
      ...(['bytes', 'joined', 'split-utf8', 'split-escape'] as const),
    ),
  },
  shape: {
    does: 'give the answer an odd shape',
    expects:
      'some of no-choices, empty-choices, float-created, usage-everywhere, usage-nowhere, usage-late, usage-finish, tool-index-1, finish-error, filtered, refused, indented, long-id, last-word, other-model, done-twice, detailed, blanks-apart, reasoned, uneven',
    parse: someOf(
      ...(['no-choices', 'empty-choices', 'float-created', 'usage-everywhere', 'usage-nowhere'] as const),
      ...(['usage-late', 'usage-finish', 'tool-index-1', 'finish-error', 'filtered'] as const),
      ...([
        'refused',
        'indented',
        'long-id',
        'last-word',
        'other-model',
        'done-twice',
        'detailed',
        'blanks-apart',
        'reasoned',
        'uneven',
      ] as const),
    ),
  },
  pad: {
    does: 'add so many letters to the first word of the answer, in one event',
    expects: '1 to 8388608',
    parse: wholeNumber(1, 8 * 1024 * 1024), // bytes: eight times the largest event a scenario needs
  },
  encoding: { does: 'compress the body, asked for or not', expects: 'gzip', parse: oneOf('gzip') },
  length: {
    does: 'announce a content-length of 10 bytes too many, or too few',
    expects: 'long or short',
    parse: oneOf('long', 'short'),
  },
} as const;

export type Words = typeof words;
export type Word = keyof Words;

/** What the directives of one message ask for; durations in milliseconds. */
export type Directive = { readonly [Name in Word]?: NonNullable<ReturnType<Words[Name]['parse']>> };
