import { equal, holds, inconclusive } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { resolved } from './calls.ts';

export default scenario({
  id: 'sdk-models',
  title: 'openai-node: models.list',
  needs: [],
  client: 'openai-node',
  cost: { requests: 1, tokens: 0 },
  exchange: (gateway) =>
    gateway.openai(async (client) => {
      const ids: unknown[] = [];
      for await (const model of client.models.list()) ids.push(model.id);
      return ids;
    }),
  judges: {
    'clients.models': (outcome) => {
      const failed = resolved('models.list()', outcome);
      if (failed.length > 0) return failed;
      const answer = outcome.exchanges[0];
      const data = at(answer?.json, 'data');
      if (!Array.isArray(data)) {
        if (outcome.value?.length !== 0) return inconclusive('what it lists on the wire cannot be counted');
        // The SDK makes an empty list of whatever it cannot read, and says nothing.
        return holds(
          'models.list()',
          `${outcome.value?.length} models, of ${answer?.text.slice(0, 160)}`,
          'models',
          false,
        );
      }
      if (data.length === 0) return inconclusive('the target lists no model');
      return equal('the number of models the SDK found', outcome.value?.length, data.length);
    },
  },
});
