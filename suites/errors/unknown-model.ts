import { kept, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { acceptedByFetch } from '../http/sdk-headers.ts';
import { everyOne, hasRequestId, isOneJsonValue, statusAndBody } from '../http.ts';
import { at, isText } from '../json.ts';
import { unknownModel } from '../models/model-unknown.ts';
import * as judge from './envelope.ts';

export default scenario({
  id: 'unknown-model',
  title: 'A chat request for a model that does not exist, plain and streamed',
  needs: ['model'],
  cost: { requests: 2, tokens: 80 },
  exchange: async (gateway) => ({
    // As fetch asks: what compresses answers may forget about errors.
    answer: await gateway.chat({ model: unknownModel }, { headers: acceptedByFetch }),
    streamed: await gateway.streamChat({ model: unknownModel }),
    onlyModel: gateway.listed.length === 1,
  }),
  judges: {
    'errors.unknown-model': ({ answer, onlyModel }) => {
      if (answer.status === 404) return kept;
      const found = [problem('the status', '404', statusAndBody(answer))];
      const refused = answer.status !== null && answer.status >= 400 && answer.status < 500;
      // A server of one model has nothing to confuse it with.
      return refused || (onlyModel && answer.status === 200) ? softly(found) : found;
    },
    'errors.unknown-model-named': ({ answer }) => {
      if (!judge.refuses(answer)) return kept;
      const code = at(answer.json, 'error', 'code');
      const message = at(answer.json, 'error', 'message');
      return [
        ...(code === 'model_not_found' ? kept : [problem('error.code', '"model_not_found"', code)]),
        ...(isText(message) && message.includes(unknownModel)
          ? kept
          : [problem('error.message', `a text that names "${unknownModel}"`, message)]),
      ];
    },
    'errors.before-a-stream': ({ answer, streamed }) => judge.refusesLikeItsTwin(streamed, answer),
    'errors.never-5xx': ({ answer, streamed }) => everyOne({ plain: answer, streamed }, judge.survives),
    'errors.envelope': ({ answer, streamed }) => everyOne({ plain: answer, streamed }, judge.hasEnvelope),
    'errors.fields': ({ answer }) => judge.hasErrorFields(answer),
    'errors.json-type': ({ answer }) => judge.isErrorJson(answer),
    'http.one-json-value': ({ answer }) => isOneJsonValue(answer),
    'http.request-id': ({ answer }) => hasRequestId(answer),
  },
});
