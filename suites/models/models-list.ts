import { each, equal, holds, oneOf, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasJsonMediaType, hasRequestId, isOneJsonValue, statusAndBody } from '../http.ts';
import { at, list } from '../json.ts';
import { conforms } from '../schema.ts';

export default scenario({
  id: 'models-list',
  title: 'The list of models',
  needs: [],
  cost: { requests: 1, tokens: 0 },
  exchange: async (gateway) => ({ answer: await gateway.get('/models'), model: gateway.model }),
  judges: {
    'models.lists': ({ answer }) => {
      if (answer.status !== 200) return [problem('the status', '200', statusAndBody(answer))];
      const data = at(answer.json, 'data');
      return [
        ...holds('data', data ?? answer.text.slice(0, 160), 'a list of models', Array.isArray(data)),
        ...equal('object', at(answer.json, 'object'), 'list').map((one) => ({ ...one, soft: true as const })),
      ];
    },
    'models.entries': ({ answer }) => each('model', list(answer.json, 'data'), (entry) => conforms('Model', entry)),
    'models.names-the-model': ({ answer, model }) =>
      oneOf(
        'the model under test',
        model,
        list(answer.json, 'data').map((entry) => at(entry, 'id')),
      ),
    'http.json-media-type': ({ answer }) => (answer.ok ? hasJsonMediaType(answer) : []),
    'http.one-json-value': ({ answer }) => (answer.ok ? isOneJsonValue(answer) : []),
    'http.request-id': ({ answer }) => hasRequestId(answer),
  },
});
