import { scenario } from '../../harness/scenario.ts';
import { everyOne, hasRequestId, haveOwnRequestIds, isOneJsonValue } from '../http.ts';
import * as judge from './envelope.ts';

export default scenario({
  id: 'missing-messages',
  title: 'A chat request without messages, plain and streamed',
  needs: ['model'],
  cost: { requests: 2, tokens: 80 },
  exchange: async (gateway) => {
    const body = gateway.chatBody({ messages: undefined });
    return {
      plain: await gateway.post('/chat/completions', body, { patient: false }),
      streamed: await gateway.post('/chat/completions', { ...body, stream: true }, { patient: false }),
    };
  },
  judges: {
    'errors.missing-messages': ({ plain }) => judge.isRefusedWith400(plain),
    'errors.before-a-stream': ({ plain, streamed }) => judge.refusesLikeItsTwin(streamed, plain),
    'errors.never-5xx': (both) => everyOne({ ...both }, judge.survives),
    'errors.envelope': (both) => everyOne({ ...both }, judge.hasEnvelope),
    'errors.fields': ({ plain }) => judge.hasErrorFields(plain),
    'errors.json-type': ({ plain }) => judge.isErrorJson(plain),
    'errors.uses-400': ({ plain }) => judge.uses400(plain),
    'errors.names-the-field': ({ plain }) => judge.namesField(plain, 'messages'),
    'http.one-json-value': ({ plain }) => isOneJsonValue(plain),
    'http.request-id': ({ plain }) => hasRequestId(plain),
    'http.request-id-unique': ({ plain, streamed }) => haveOwnRequestIds([plain, streamed]),
  },
});
