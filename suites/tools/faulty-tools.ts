import type { Exchange } from '../../harness/gateway/exchange.ts';
import { scenario } from '../../harness/scenario.ts';
import * as judge from '../errors/envelope.ts';
import { everyOne } from '../http.ts';
import { weather } from './asks.ts';

type Seen = Readonly<Record<'an impossible name' | 'a text for parameters', Exchange>>;

export default scenario<Seen>({
  id: 'faulty-tools',
  title: 'Tools with an impossible name and with parameters that are no schema',
  needs: ['model'],
  cost: { requests: 2, tokens: 160 },
  exchange: async (gateway) => {
    const offer = (fields: Readonly<Record<string, unknown>>) =>
      gateway.chat({ tools: [{ type: 'function', function: { ...weather.function, ...fields } }] }, { patient: false });
    const [name, parameters] = await Promise.all([offer({ name: 'bad name!' }), offer({ parameters: 'none' })]);
    return { 'an impossible name': name, 'a text for parameters': parameters };
  },
  judges: {
    'tools.refuses-faulty-tools': (seen) => everyOne(seen, judge.isRefusedWith400),
    'errors.never-5xx': (seen) => everyOne(seen, judge.survives),
    'errors.envelope': (seen) => everyOne(seen, judge.hasEnvelope),
    'errors.fields': (seen) => everyOne(seen, judge.hasErrorFields),
    'errors.json-type': (seen) => everyOne(seen, judge.isErrorJson),
    'errors.uses-400': (seen) => everyOne(seen, judge.uses400),
  },
});
