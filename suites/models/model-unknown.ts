import { kept, notOffered, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasEnvelope, hasErrorFields, isErrorJson } from '../errors/envelope.ts';
import { isOneJsonValue, statusAndBody } from '../http.ts';

export const unknownModel = 'runestone-no-such-model';

export default scenario({
  id: 'model-unknown',
  title: 'A model that does not exist',
  needs: [],
  cost: { requests: 1, tokens: 0 },
  exchange: (gateway) => gateway.get(`/models/${unknownModel}`),
  judges: {
    'models.unknown-is-404': (answer) => {
      if (answer.status === 404) return kept;
      if (answer.status === 405 || answer.status === 501) return notOffered('single models cannot be retrieved');
      const found = [problem('the status', '404', statusAndBody(answer))];
      return answer.status !== null && answer.status >= 400 && answer.status < 500 ? softly(found) : found;
    },
    'errors.envelope': (answer) => (answer.status === 404 ? hasEnvelope(answer) : kept),
    'errors.fields': (answer) => (answer.status === 404 ? hasErrorFields(answer) : kept),
    'http.one-json-value': isOneJsonValue,
    'errors.json-type': (answer) => (answer.status === 404 ? isErrorJson(answer) : kept),
  },
});
