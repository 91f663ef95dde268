import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Body, Gateway } from '../../harness/gateway/gateway.ts';
import { kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { together } from './credentials.ts';

type Answers = Readonly<Record<string, Exchange>>;

const modelList = '/models';

/** Asks every other endpoint without a key for as little as it can give: each would serve it, were it open. */
export function askWithoutKey(gateway: Gateway): Promise<Answers> {
  const { model } = gateway;
  const bodies: Readonly<Record<string, Body | null>> = {
    '/embeddings': { model: gateway.embeddingModel || model, input: 'Hi' },
    '/completions': { model, prompt: 'Hi', max_tokens: 1 },
    '/responses': { model, input: 'Hi', max_output_tokens: 16, store: false }, // 16 is the least that is taken
    [modelList]: null,
  };
  const asked = Object.entries(bodies).map(([path, body]) => ({ path, body }));
  return together(Object.fromEntries(asked.map((one) => [one.path, one])), ({ path, body }) =>
    gateway.send({
      method: body === null ? 'GET' : 'POST',
      path,
      ...(body !== null && { body }),
      key: null,
      patient: false,
    }),
  );
}

/** 401 everywhere; an endpoint that is not there needs none, and some show their models to everybody. */
export const everyEndpointAsks = (answers: Answers): readonly Problem[] =>
  Object.entries(answers).flatMap(([path, answer]) => everyOne({ [path]: answer }, (one) => asksForKey(one, path)));

function asksForKey(answer: Exchange, path: string): readonly Problem[] {
  const status = answer.status ?? 0;
  if ([401, 404, 405, 501].includes(status)) return kept;
  const found = [problem('the status without a key', '401', statusAndBody(answer))];
  const letsNobodyIn = [400, 403, 422].includes(status);
  return letsNobodyIn || (path === modelList && answer.ok) ? softly(found) : found;
}
