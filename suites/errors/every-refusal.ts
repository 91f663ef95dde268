import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem } from '../../harness/judge.ts';
import { isInference, overall, pathOf } from '../over-the-run.ts';
import { hasEnvelope } from './envelope.ts';

/** What the API itself answers to a request that it has read; proxies say the others too, in their own way. */
const ownRefusals = [400, 401, 404, 422, 429];

/** The faults that a proxy finds before the API does: in the coding or the framing of a body, or in its size. */
const framing = ['content-encoding', 'transfer-encoding', 'expect'];
const smallBody = 64 * 1024; // bytes; every proxy takes as much

const isForTheApi = ({ wire: { request } }: Exchange): boolean =>
  (request.body?.length ?? 0) <= smallBody && request.headers.every(([name]) => !framing.includes(name.toLowerCase()));

/** What fails again however often it is sent. */
const finalRefusals = [400, 401, 403, 404, 405, 413, 415, 422];

/** Every refusal of the run by an endpoint that is there, also where no scenario asked for one. */
export function envelopesEverywhere(seen: readonly Exchange[]): Judgement {
  const offered = new Set(seen.filter((answer) => answer.ok && isInference(answer)).map(pathOf));
  const refused = seen.filter(
    (answer) => ownRefusals.includes(answer.status ?? 0) && offered.has(pathOf(answer)) && isForTheApi(answer),
  );
  return refused.length === 0 ? notOffered('nothing was refused') : overall(refused, named);
}

/** Whether no refusal asks for the request again, which would fail again. */
export function finalStaysFinal(seen: readonly Exchange[]): Judgement {
  const told = seen.filter(
    (answer) => finalRefusals.includes(answer.status ?? 0) && answer.header('x-should-retry') !== null,
  );
  return told.length === 0 ? notOffered('no refusal carries x-should-retry') : overall(told, isFinal);
}

const named = (answer: Exchange): readonly Problem[] => {
  if (answer.wire.ending !== 'complete') return kept;
  return hasEnvelope(answer).map((one) => ({ ...one, message: `${pathOf(answer)}: ${one.message}` }));
};

function isFinal(answer: Exchange): readonly Problem[] {
  const value = answer.header('x-should-retry');
  return holds(`x-should-retry of a ${answer.status}`, value, '"false", or none', value !== 'true');
}
