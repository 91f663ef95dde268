import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement, kept, oneOf, problem, softly } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import * as judge from '../errors/envelope.ts';
import { hasRequestId, statusAndBody } from '../http.ts';
import { at } from '../json.ts';

/** Long and random enough that no part of it turns up by chance. */
const wrongKey = 'sk-runestone-wrong-7Qm2Xv9LpK4tRz8WbN3cYh6JdF5gSa1E';

export const missingKey: Scenario = scenario({
  id: 'missing-key',
  title: 'A chat request without a key',
  needs: ['key', 'model'],
  cost: { requests: 1, tokens: 40 },
  exchange: (gateway) => gateway.chat({}, { key: null, patient: false }),
  judges: {
    'auth.missing-key': isRefusedWith401,
    'errors.envelope': judge.hasEnvelope,
    'errors.fields': judge.hasErrorFields,
    'errors.json-type': judge.isErrorJson,
    'http.request-id': hasRequestId,
  },
});

export const wrongKeys: Scenario = scenario({
  id: 'wrong-key',
  title: 'A chat request with a key that nobody has',
  needs: ['key', 'model'],
  cost: { requests: 2, tokens: 80 },
  exchange: async (gateway) => ({
    plain: await gateway.chat({}, { key: wrongKey, patient: false }),
    streamed: await gateway.streamChat({}, { key: wrongKey, patient: false }),
  }),
  judges: {
    'auth.wrong-key': ({ plain }) => isRefusedWith401(plain),
    'auth.stream-refused-plainly': ({ streamed }) =>
      streamed.mediaType === 'text/event-stream' || streamed.ok
        ? [problem('the streamed request', '401 as plain JSON', `${streamed.status} ${streamed.mediaType}`)]
        : isRefusedWith401(streamed),
    'auth.error-code': ({ plain }) =>
      plain.status === 401 ? oneOf('error.code', at(plain.json, 'error', 'code'), ['invalid_api_key']) : kept,
    'auth.key-not-echoed': ({ plain, streamed }) => [...echoes(plain), ...echoes(streamed)],
    'errors.envelope': ({ plain }) => judge.hasEnvelope(plain),
    'errors.fields': ({ plain }) => judge.hasErrorFields(plain),
    'errors.json-type': ({ plain }) => judge.isErrorJson(plain),
  },
});

function isRefusedWith401(answer: Exchange): Judgement {
  if (answer.status === 401) return kept;
  if (answer.status === null) return inconclusive(`no answer was received: ${statusAndBody(answer)}`);
  const found = [problem('the status', '401', statusAndBody(answer))];
  return answer.status === 403 ? softly(found) : found;
}

/** Twelve characters in a row are no mask: they are enough to find the key again. */
const tell = 12;

function echoes(answer: Exchange) {
  const haystack = [answer.text, ...answer.wire.headers.map(([, value]) => value)].join('\n');
  const secret = wrongKey.slice('sk-'.length);
  for (let start = 0; start + tell <= secret.length; start++) {
    const part = secret.slice(start, start + tell);
    if (haystack.includes(part)) return [problem('the answer', 'no part of the presented key', `"…${part}…" in it`)];
  }
  return kept;
}
