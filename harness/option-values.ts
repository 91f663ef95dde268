import { inspect } from 'node:util';
import { capabilities } from '../spec/capabilities.ts';
import { clientIds } from './clients/driver.ts';
import type { Options } from './options.ts';
import { suggestion } from './suggest.ts';

/** What an option asks of its value: undefined for one that fits. */
type Rule = (value: unknown) => Fault | undefined;

interface Fault {
  readonly expected: string;
  /** A suggestion of a near spelling. */
  readonly near?: string;
  /** The value, where it must not be shown whole. */
  readonly found?: string;
}

const text: Rule = (value) => (typeof value === 'string' && value !== '' ? undefined : { expected: 'a text' });

const flag: Rule = (value) => (typeof value === 'boolean' ? undefined : { expected: 'true or false' });

const oneOf =
  (...known: readonly string[]): Rule =>
  (value) =>
    typeof value === 'string' && known.includes(value)
      ? undefined
      : { expected: `one of ${known.join(', ')}`, near: suggestion(String(value), known) };

const wholeNumber =
  (most: number): Rule =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
      ? undefined
      : {
          expected: most === Number.MAX_SAFE_INTEGER ? 'a whole number from 1 up' : `a whole number from 1 to ${most}`,
        };

const list =
  (each: Rule): Rule =>
  (value) => {
    if (!Array.isArray(value)) return { expected: 'a list of texts' };
    for (const one of value) {
      const fault = each(one);
      if (fault !== undefined) return { found: shown(one), ...fault };
    }
    return undefined;
  };

/** Headers that HTTP itself writes; a second opinion of them is no request any more (RFC 9110 §7.6.1, RFC 9112 §6). */
const framing = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);

const headerLine: Rule = (value) => {
  const [, name] =
    (typeof value === 'string' && /^([\w!#$%&'*+.^`|~-]+):[ \t]*[\x21-\x7e\x80-\xff\t ]*$/.exec(value)) || [];
  // It may well hold a key.
  if (name === undefined)
    return { expected: "a line of the form 'Name: value'", found: `${shown(value).slice(0, 8)}…` };
  return framing.has(name.toLowerCase()) ? { expected: 'no header that frames the message', found: name } : undefined;
};

/** `listen`, `listen:PORT` or a URL. */
const upstreamPlace: Rule = (value) => {
  if (typeof value === 'string') {
    const [, port] = /^listen(?::(\d{1,5}))?$/.exec(value) ?? [undefined, value];
    if (value.startsWith('listen') && (port === undefined || Number(port) <= 65_535)) return undefined;
    if (/^https?:\/\/[^/\s]+/.test(value) && URL.canParse(value)) return undefined;
  }
  return { expected: 'listen, listen:PORT or the URL of an upstream' };
};

/** A timer cannot wait longer: Node takes more for 1 ms. */
const longestTimer = 2_147_483_647;

const rules: { readonly [Name in keyof Options]: Rule } = {
  target: text,
  apiKey: text,
  otherKey: text,
  limitedKey: text,
  model: text,
  embeddingModel: text,
  only: list(text),
  skip: list(text),
  requires: list(oneOf(...capabilities)),
  profile: oneOf('compat', 'strict'),
  failOn: oneOf('must', 'should', 'inconclusive'),
  out: text,
  format: list(oneOf('md', 'json')),
  maxRequests: wholeNumber(Number.MAX_SAFE_INTEGER),
  maxTokens: wholeNumber(Number.MAX_SAFE_INTEGER),
  concurrency: wholeNumber(Number.MAX_SAFE_INTEGER),
  timeout: wholeNumber(longestTimer),
  clients: list(oneOf(...clientIds)),
  python: text,
  upstream: upstreamPlace,
  header: list(headerLine),
  replay: text,
  load: flag,
  list: flag,
  plan: flag,
  explain: text,
};

/** What is wrong with an option's value, as a sentence that begins with `label`; undefined when it fits. */
export function faultOf(option: keyof Options, value: unknown, label: string): string | undefined {
  const fault = rules[option](value);
  if (fault === undefined) return undefined;
  return `expected ${label} to be ${fault.expected}, found ${fault.found ?? shown(value)}${fault.near ?? ''}`;
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : inspect(value, { depth: 1 });
