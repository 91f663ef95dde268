import type { Exchange } from '../../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, type Problem, type Undecided } from '../../../harness/judge.ts';
import { statusAndBody } from '../../http.ts';
import { declinesEndpoint } from '../../not-offered.ts';
import { type Arrival, answered, arrival } from '../arrival.ts';
import { documentsIn, documentsOf } from '../said.ts';
import { bodyOf, directive } from '../sides.ts';
import { fieldsNotKept } from './kept.ts';

/** One request to an endpoint beside chat, and what was to arrive of it. */
export interface Sent extends Arrival {
  readonly path: string;
  readonly fields: Patch;
}

/** Sends a request whose body holds a mark in its text. */
export async function sendTo(
  gateway: Gateway,
  path: string,
  model: string,
  fieldsWith: (mark: string) => Patch,
): Promise<Sent> {
  const nonce = gateway.nonce();
  const fields = fieldsWith(directive({ nonce }));
  return { path, fields, ...(await arrival(gateway, nonce, () => gateway.post(path, { model, ...fields }))) };
}

/** Why nothing can be said of an answer; null where there is one. */
export function missing(answer: Exchange, path: string): Undecided | null {
  if (answer.ok) return null;
  return declinesEndpoint(answer, path) ?? inconclusive(`it was not answered: ${statusAndBody(answer)}`);
}

/** Judges the body upstream; a gateway may ask by another endpoint, whose fields have other names. */
export function judgeFields({ answer, requests, path, fields }: Sent): Judgement {
  const request = answered({ requests });
  if (request === undefined) return missing(answer, path) ?? inconclusive('the request did not arrive at the upstream');
  if (request.path.split('?')[0] !== `/v1${path}`) return inconclusive(`it was asked for by ${request.path}`);
  return fieldsNotKept(fields, bodyOf(request));
}

/** Judges the documents that came back by those that the upstream sent. */
export function judgeDocuments(
  one: Sent,
  judge: (got: readonly unknown[], said: readonly unknown[]) => readonly Problem[],
): Judgement {
  const none = missing(one.answer, one.path);
  if (none !== null) return none;
  const request = answered(one);
  if (request?.answer === undefined || request.path.split('?')[0] !== `/v1${one.path}`) {
    return inconclusive('no answer of the same endpoint is known');
  }
  return judge(documentsOf(one.answer), documentsIn(request.answer));
}
