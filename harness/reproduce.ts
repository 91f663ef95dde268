import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
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
  const body = request.body === null ? [] : [bodyArgument(request.body)];
  const method = request.method === (request.body === null ? 'GET' : 'POST') ? [] : [`-X ${request.method}`];
  return ['curl -sSN -i', ...method, quote(request.url), ...headers, ...body].join(' ');
}

/** What a printed command must repeat to ask the same target in the same way; keys stay in the environment. */
export interface Invocation {
  readonly target: string;
  readonly model: string | null;
  readonly profile: Profile;
  /** Names of the extra request headers; their values may be secret. */
  readonly headers: readonly string[];
}

/** The command that judges one requirement again, or all of them. */
export function commandLine({ target, model, profile, headers }: Invocation, id: RequirementId | null): string {
  return [
    `runestone-conformance --target ${target}`,
    ...(model === null ? [] : [`--model ${/^[\w./:@-]+$/.test(model) ? model : quote(model)}`]),
    ...(profile === 'compat' ? [] : [`--profile ${profile}`]),
    ...headers.map((name) => `--header '${name}: …'`),
    ...(id === null ? [] : [`--only ${id}`]),
  ].join(' ');
}

function header(name: string, value: string, keys: KeyNames): string {
  for (const [key, variable] of keys) {
    if (value.includes(key)) return `"${name}: ${value.replace(key, `$${variable}`)}"`;
  }
  return quote(`${name}: ${value}`);
}

function bodyArgument(body: Uint8Array): string {
  if (!isUtf8(body)) return `--data-binary @<(base64 -d <<< ${Buffer.from(body).toString('base64')})`;
  const text = Buffer.from(body).toString('utf8');
  // Padding of whitespace would fill the screen and says nothing.
  return text.length > 4000
    ? `--data-binary @body.json  # ${text.length} characters, in the evidence`
    : `-d ${quote(text)}`;
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The sentence of a requirement, "A gateway must …". */
export const sentence = (id: RequirementId): string => `A gateway ${catalogue[id].level} ${catalogue[id].says}.`;
