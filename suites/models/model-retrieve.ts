import { equal, inconclusive, notOffered, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasRequestId, statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import { conforms } from '../schema.ts';

export default scenario({
  id: 'model-retrieve',
  title: 'One model by its id',
  needs: ['model'],
  cost: { requests: 1, tokens: 0 },
  exchange: async (gateway) => {
    // An id that must be encoded is the harder one: who finds it finds the others too.
    const model = gateway.listed.find((id) => /[/:]/.test(id)) ?? gateway.model;
    return {
      answer: await gateway.get(`/models/${encodeURIComponent(model)}`),
      model,
      listed: gateway.listed.includes(model),
    };
  },
  judges: {
    'models.retrieve': ({ answer, model, listed }) => {
      if ([404, 405, 501].includes(answer.status ?? 0)) {
        return listed
          ? [problem(`GET /models/${model}`, 'the model that GET /models lists', statusAndBody(answer))]
          : inconclusive(`"${model}" is not in the model list, so nothing says that it can be retrieved`);
      }
      if (answer.status !== 200) return [problem('the status', '200', statusAndBody(answer))];
      return [...equal('id', at(answer.json, 'id'), model), ...conforms('Model', answer.json)];
    },
    'http.request-id': ({ answer }) => (answer.status === 501 ? notOffered('not offered') : hasRequestId(answer)),
  },
});
