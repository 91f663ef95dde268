import type { Exchange } from '../harness/gateway/exchange.ts';
import { notOffered, type Undecided } from '../harness/judge.ts';
import { at, isObject } from './json.ts';

/** A status by which a whole endpoint says that it is not there. */
const absent = [404, 405, 501];

/** Statuses that may say so as well, when the message names the endpoint and no field of the request. */
const declining = [400, 403];

/** Whether an endpoint cleanly does not exist; null when it answered in any other way. */
export function declinesEndpoint(answer: Exchange, path: string): Undecided | null {
  const status = answer.status ?? 0;
  if (!absent.includes(status) && !(declining.includes(status) && namesEndpoint(answer, path))) return null;
  return notOffered(`${path} is not offered (${status})`);
}

/** As in "/v1/embeddings is not supported", or vLLM's "The model does not support Embeddings API". */
function namesEndpoint({ json, wire }: Exchange, path: string): boolean {
  const [message, param] = [at(json, 'error', 'message'), at(json, 'error', 'param')];
  if (typeof message !== 'string' || typeof param === 'string') return false;
  if (fieldsOf(wire.request.body).some((field) => saysWord(message, field))) return false;
  const name = path.slice(1);
  return new RegExp(`/${name}(?![\\w/-])`).test(message) || new RegExp(`support (the )?${name} api`, 'i').test(message);
}

/** What a request asks for beside its model: who refuses one of these takes other requests. */
function fieldsOf(body: Uint8Array | null): readonly string[] {
  const sent = body === null ? undefined : jsonOf(body);
  return Object.keys(isObject(sent) ? sent : {}).filter((field) => field !== 'model');
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
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
