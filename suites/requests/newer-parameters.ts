import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Patch } from '../../harness/gateway/gateway.ts';
import { scenario } from '../../harness/scenario.ts';
import { takesOrRefuses, withstands } from '../chat/acceptance.ts';
import { everyOne } from '../http.ts';

const newer: Readonly<Record<string, Patch>> = {
  reasoning_effort: { reasoning_effort: 'low' },
  verbosity: { verbosity: 'low' },
  prediction: { prediction: { type: 'content', content: 'OK' } },
};

export default scenario({
  id: 'newer-parameters',
  title: 'Parameters that came to the API lately, one by one',
  needs: ['model'],
  cost: { requests: 3, tokens: 180 },
  exchange: async (gateway): Promise<Readonly<Record<string, Exchange>>> =>
    Object.fromEntries(
      await Promise.all(Object.entries(newer).map(async ([name, patch]) => [name, await gateway.chat(patch)] as const)),
    ),
  judges: {
    'errors.never-5xx': (answers) => everyOne(answers, withstands),
    'requests.newer-parameters': (answers) =>
      Object.entries(answers).flatMap(([name, answer]) => takesOrRefuses(name, answer)),
  },
});
