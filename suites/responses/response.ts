import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, kept, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne, hasJsonMediaType, hasRequestId, isOneJsonValue, statusAndBody } from '../http.ts';
import { history, weather } from './history.ts';
import { declined, whenOffered } from './offered.ts';
import { bodyOf, respond } from './request.ts';
import * as whole from './whole.ts';

interface Seen {
  readonly plain: Exchange;
  readonly formatted: Exchange;
  readonly replayed: Exchange;
  readonly unknown: Exchange;
}

export default scenario({
  id: 'response',
  title: 'A response, and requests that lean on it',
  needs: ['model'],
  capability: 'responses',
  cost: { requests: 5, tokens: 400 },
  exchange: async (gateway): Promise<Seen> => {
    const plain = await respond(gateway);
    if (declined(plain) !== null) return { plain, formatted: plain, replayed: plain, unknown: plain };
    const ask = (patch: Record<string, unknown>) => gateway.post('/responses', { ...bodyOf(plain), ...patch });
    const [formatted, replayed, unknown] = await Promise.all([
      ask({ text: { format: { type: 'text' } } }),
      ask({ input: history, tools: [weather] }),
      ask({ previous_response_id: 'resp_runestone_no_such_response' }),
    ]);
    return { plain, formatted, replayed, unknown };
  },
  judges: {
    'responses.answers-200': of(whole.answers200),
    'responses.schema': of(whole.inBody(whole.isResponse)),
    'responses.items': of(whole.inBody(whole.hasWholeItems)),
    'responses.error-only-when-failed': of(whole.inBody(whole.errorOnlyWhenFailed)),
    'responses.usage': of(whole.inBody(whole.usageAddsUp)),
    'responses.text-format': ({ plain, formatted }) =>
      declined(plain) ?? accepts(formatted, 'a request with text.format'),
    'responses.takes-its-items-back': ({ plain, replayed }) =>
      declined(plain) ?? declined(replayed, 'tools') ?? accepts(replayed, 'a request with the items of an output'),
    'responses.unknown-history': ({ plain, unknown }) =>
      declined(plain) ??
      (unknown.status === 400 || unknown.status === 404
        ? kept
        : [{ ...problem('the status', '400 or 404', statusAndBody(unknown)), wire: unknown.wire }]),
    'errors.never-5xx': ({ plain, ...rest }) => declined(plain) ?? everyOne({ ...rest }, survives),
    'http.one-json-value': of(isOneJsonValue),
    'http.json-media-type': of(hasJsonMediaType),
    'http.request-id': of(hasRequestId),
  },
});

function accepts(answer: Exchange, what: string): readonly Problem[] {
  if (answer.status === 200) return kept;
  return [{ ...problem(what, 'status 200', statusAndBody(answer)), wire: answer.wire }];
}

function of(judge: (answer: Exchange) => Judgement): (seen: Seen) => Judgement {
  return ({ plain }) => whenOffered(judge)(plain);
}
