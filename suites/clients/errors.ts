import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { ClientOutcome, Gateway } from '../../harness/gateway/gateway.ts';
import {
  equal,
  holds,
  inconclusive,
  isUndecided,
  type Judgement,
  notOffered,
  type Problem,
  show,
} from '../../harness/judge.ts';
import { at, isObject } from '../json.ts';
import { isRefusal, unlike } from './answers.ts';

/** A refusal as a client raised it. */
export interface Raised {
  readonly client: ClientId;
  readonly name: string;
  readonly answer: Exchange;
  readonly outcome: ClientOutcome;
}

const call = { operation: 'create', body: { model: 'any', messages: [{ role: 'user', content: 'Hi.' }] } };

/** Lets a client meet every kind of refusal that the run saw; whichever call it makes, it reads them alike. */
export async function readErrors(
  gateway: Gateway,
  client: ClientId,
  seen: readonly Exchange[],
): Promise<readonly Raised[]> {
  const raised: Raised[] = [];
  for (const answer of unlike(seen.filter(isRefusal))) {
    const outcome = await gateway.read({ ...call, client }, [answer]);
    raised.push({ client, name: `a ${answer.status}`, answer, outcome });
  }
  return raised;
}

export function errorsOf(raised: readonly Raised[]): Judgement {
  const judged = raised.map(isTyped).filter((one) => one !== null);
  const problems = judged.flatMap((one) => (isUndecided(one) ? [] : one));
  if (problems.length > 0) return problems;
  return judged.find(isUndecided) ?? (judged.length === 0 ? notOffered('the run saw no refusal') : []);
}

/** The class that each SDK's documentation promises for a status. */
export function classOf(status: number, client: ClientId): string {
  const classes: Readonly<Record<number, string>> = {
    400: 'BadRequestError',
    401: 'AuthenticationError',
    403: 'PermissionDeniedError',
    404: 'NotFoundError',
    409: 'ConflictError',
    422: 'UnprocessableEntityError',
    429: 'RateLimitError',
  };
  if (client === 'ai-sdk') return 'APICallError'; // one class for every status
  if (status >= 500) return 'InternalServerError';
  return classes[status] ?? (client === 'openai-python' ? 'APIStatusError' : 'APIError');
}

/** Null when the target accepted the call: that is judged on the wire, not here. */
export function isTyped({ client, name, answer, outcome }: Raised): Judgement | null {
  const { status, wire } = answer;
  if (status === null || answer.ok) return null;
  if ('unsupported' in outcome) return notOffered(outcome.unsupported);
  if ('broke' in outcome) return inconclusive(`the client itself broke: ${outcome.broke}`);
  const wanted = classOf(status, client);
  if (!('error' in outcome)) return within(wire, holds(name, 'no error', wanted, false));
  const { error } = outcome;
  const said = errorIn(answer.json);
  const field = (key: 'code' | 'param' | 'type') => {
    const [seen, sent] = [error[key] ?? null, show(at(said, key) ?? null)]; // it may be an object
    const same = show(seen) === sent || seen === sent; // openai-python makes a text of a number
    return holds(`${name}: error.${key}`, seen, sent, same);
  };
  return within(wire, [
    ...holds(`${name}: the class`, error.classes.join(' < '), wanted, error.classes.includes(wanted)),
    ...equal(`${name}: the status`, error.status, status),
    ...field('code'),
    ...field('param'),
    ...field('type'),
    ...holds(`${name}: the message`, error.message, 'a text', error.message.length > 0),
  ]);
}

const within = (wire: Exchange['wire'], problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, wire }));

/** The error wherever a body says it: what stands in another place than the envelope's is lost on the SDKs. */
function errorIn(body: unknown): unknown {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const error = at(first, 'error');
  return isObject(error) ? error : first;
}
