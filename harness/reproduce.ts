import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import type { ClientId } from './clients/driver.ts';
import type { WireRecord } from './gateway/exchange.ts';
import { isUtf8 } from './gateway/sse.ts';
import type { Profile } from './record.ts';

/** Environment variables that hold the keys, by the key's value, so that no printed line shows one. */
export type KeyNames = ReadonlyMap<string, string>;

/** Headers that curl sends by itself, or that only describe the connection. */
const implied = new Set(['content-length', 'host', 'connection', 'user-agent', 'accept-encoding']);

/** A curl line that sends a recorded request again; keys are taken from the environment. */
export function curlLine({ request }: WireRecord, keys: KeyNames): string {
  const headers = request.headers
    .filter(([name]) => !implied.has(name.toLowerCase()) && !name.toLowerCase().startsWith('x-stainless-'))
    .filter(([name, value]) => !(name.toLowerCase() === 'accept' && value === 'application/json'))
    .map(([name, value]) => `-H ${header(name, value, keys)}`);
  const untyped = request.body !== null && !request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  const body = request.body === null ? [] : [bodyArgument(request.body)];
  const method = request.method === (request.body === null ? 'GET' : 'POST') ? [] : [`-X ${request.method}`];
  const literal = /[[\]{}]/.test(request.url) ? ['-g'] : []; // or curl reads them as a pattern
  return [
    'curl -sSN -i',
    ...literal,
    ...method,
    quote(request.url),
    ...headers,
    ...(untyped ? [`-H 'content-type:'`] : []), // or curl labels it a form
    ...body,
  ].join(' ');
}

/** What has to run beside a curl line whose request tells the upstream what to do, when the run hosted that. */
export function besideUpstream({ request }: WireRecord, { upstream }: Invocation): string {
  const hosted = /^listen(?::(\d+))?$/.exec(upstream ?? '');
  if (hosted === null || request.body === null || !Buffer.from(request.body).includes('[[upstream ')) return '';
  return `  # beside it: runestone-conformance upstream${hosted[1] === undefined ? '' : ` --port ${hosted[1]}`}`;
}

/** What a printed command must repeat to ask the same target in the same way; keys stay in the environment. */
export interface Invocation {
  readonly target: string;
  readonly model: string | null;
  readonly profile: Profile;
  /** Names of the extra request headers; their values may be secret. */
  readonly headers: readonly string[];
  readonly load: boolean;
  readonly clients: readonly ClientId[];
  /** Where the scripted upstream is; its token stays in the environment. */
  readonly upstream: string | null;
}

/** The command that judges these again: requirements, or scenarios; all of them when none is named. */
export function commandLine(
  { target, model, profile, headers, load, clients, upstream }: Invocation,
  only: readonly string[],
): string {
  return [
    `runestone-conformance --target ${plainly(target)}`,
    ...(upstream === null ? [] : [`--upstream ${plainly(upstream)}`]),
    ...(model === null ? [] : [`--model ${plainly(model)}`]),
    ...(profile === 'compat' ? [] : [`--profile ${profile}`]),
    ...headers.map((name) => `--header ${quote(`${name}: …`)}`),
    ...(load ? ['--load'] : []),
    ...(clients.length === 0 ? [] : [`--clients ${clients.join(',')}`]),
    ...(only.length === 0 ? [] : [`--only ${only.join(',')}`]),
  ].join(' ');
}

function header(name: string, value: string, keys: KeyNames): string {
  for (const [key, variable] of keys) {
    // Only a whole word: a key such as `on` stands in many a value.
    const before = value.slice(0, value.length - key.length);
    if (value.endsWith(key) && (before === '' || before.endsWith(' '))) {
      return `"${`${name}: ${before}`.replace(/["$`\\]/g, '\\$&')}$${variable}"`;
    }
  }
  return quote(value === '' ? `${name};` : `${name}: ${value}`);
}

const longestShown = 4000;

function bodyArgument(body: Uint8Array): string {
  // Padding of whitespace would fill the screen and says nothing.
  if (body.length > longestShown) return `--data-binary @body.json  # ${body.length} bytes, in the evidence`;
  const bytes = Buffer.from(body);
  // No argument can hold a NUL, and no terminal shows what is no text.
  if (!isUtf8(body) || body.includes(0)) return `--data-binary @<(base64 -d <<< ${bytes.toString('base64')})`;
  const text = bytes.toString('utf8');
  return `${text.startsWith('@') ? '--data-raw' : '-d'} ${quote(text)}`;
}

/** A word that no shell reads anything into stands as it is. */
const plainly = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : quote(text));

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The sentence of a requirement, "A gateway must …". */
export const sentence = (id: RequirementId): string => `A gateway ${catalogue[id].level} ${catalogue[id].says}.`;
