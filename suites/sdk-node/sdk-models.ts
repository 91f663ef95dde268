import { equal, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { list } from '../json.ts';
import { resolved } from './calls.ts';

export default scenario({
  id: 'sdk-models',
  title: 'openai-node: models.list',
  needs: [],
  cost: { requests: 1, tokens: 0 },
  exchange: (gateway) =>
    gateway.openai(async (client) => {
      const ids: unknown[] = [];
      for await (const model of client.models.list()) ids.push(model.id);
      return ids;
    }),
  judges: {
    'sdk-node.models': (outcome) => {
      const failed = resolved('models.list()', outcome);
      if (failed.length > 0) return failed;
      const raw = outcome.exchanges[0];
      if (raw === undefined) return notOffered('no request was sent');
      return equal('the number of models the SDK found', outcome.value?.length, list(raw.json, 'data').length);
    },
  },
});
