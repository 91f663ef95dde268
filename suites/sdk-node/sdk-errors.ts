import type { OpenAI } from 'openai';
import type { Gateway, SdkOutcome } from '../../harness/gateway/gateway.ts';
import { equal, holds, inconclusive, type Judgement, show } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at, isObject } from '../json.ts';
import { unknownModel } from '../models/model-unknown.ts';

/** The class that the SDK's documentation promises for a status. */
function classOf(status: number): string {
  const classes: Readonly<Record<number, string>> = {
    400: 'BadRequestError',
    401: 'AuthenticationError',
    403: 'PermissionDeniedError',
    404: 'NotFoundError',
    409: 'ConflictError',
    422: 'UnprocessableEntityError',
    429: 'RateLimitError',
  };
  return classes[status] ?? (status >= 500 ? 'InternalServerError' : 'APIError');
}

export default scenario({
  id: 'sdk-errors',
  title: 'openai-node: typed errors',
  needs: ['model'],
  cost: { requests: 3, tokens: 120 },
  exchange: async (gateway) => ({
    'messages as a text': await gateway.openai((client) => client.chat.completions.create(faulty(gateway)), once),
    'an unknown model': await gateway.openai((client) => client.models.retrieve(unknownModel), once),
    ...(gateway.keys.apiKey !== null && {
      'a wrong key': await gateway.openai((client) => client.models.list(), { ...once, apiKey: 'sk-runestone-wrong' }),
    }),
  }),
  judges: {
    'sdk-node.typed-errors': (calls) => {
      const judged = Object.entries(calls).map(([name, outcome]) => isTyped(name, outcome));
      const decided = judged.filter((one) => one !== null);
      return decided.length === 0 ? inconclusive('none of the faulty calls was refused') : decided.flat();
    },
  },
});

const once = { patient: false } as const;

/** What a careless caller sends; the SDK's types forbid it, the SDK does not. */
const faulty = (gateway: Gateway) =>
  gateway.chatBody({ messages: 'hi' }) as unknown as OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

/** Null when the target accepted the call: that is judged on the wire, not here. */
function isTyped(
  name: string,
  { error, exchanges }: SdkOutcome<unknown>,
): Exclude<Judgement, { undecided: unknown }> | null {
  const answer = exchanges.at(-1);
  if (answer === undefined || answer.status === null || answer.ok) return null;
  const wanted = classOf(answer.status);
  if (error === undefined) return holds(name, 'no error', wanted, false);
  const said = errorIn(answer.json);
  const field = (key: 'code' | 'param' | 'type') => {
    const [seen, sent] = [error[key] ?? null, show(at(said, key) ?? null)]; // it may be an object
    return holds(`${name}: error.${key}`, seen, sent, show(seen) === sent);
  };
  return [
    ...holds(`${name}: the class`, error.classes.join(' < '), wanted, error.classes.includes(wanted)),
    ...equal(`${name}: error.status`, error.status, answer.status),
    ...field('code'),
    ...field('param'),
    ...field('type'),
    ...holds(`${name}: error.message`, error.message, 'a text', show(error.message).length > 2),
  ];
}

/** The error wherever a body says it: what stands in another place than the envelope's is lost on the SDK. */
function errorIn(body: unknown): unknown {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const error = at(first, 'error');
  return isObject(error) ? error : first;
}
