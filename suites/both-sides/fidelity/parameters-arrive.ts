import type { Patch } from '../../../harness/gateway/gateway.ts';
import { type Scenario, scenario } from '../../../harness/scenario.ts';
import { together } from '../../together.ts';
import { bounded, effort, formatted, sampling, tooled, zeros } from './parameters.ts';
import { finishReturns, judgeReturned, logprobsReturn, textReturns } from './returned.ts';
import { fieldsArrive, send } from './sent.ts';

/** What is asked for a stream takes another way through many a gateway. */
export default [
  parametersArrive('parameters-arrive', 'Parameters on their way to the model', {}),
  parametersArrive('streamed-parameters-arrive', 'The same for streams', {
    stream: true,
    stream_options: { include_usage: true },
  }),
];

/** The API takes a format without a schema only where this word stands. */
const asksForJson = 'Say OK, as JSON.';

function parametersArrive(id: string, title: string, way: Patch): Scenario {
  return scenario({
    id,
    title,
    needs: ['model', 'upstream'],
    cost: { requests: 6, tokens: 1300 },
    exchange: async (gateway) => {
      const [sampled, formed, calling, bound, zeroed, thought] = await Promise.all([
        send(gateway, { ...sampling, ...way }),
        send(gateway, { ...formatted, ...way }),
        send(gateway, { ...tooled, ...way }),
        send(gateway, { ...bounded, ...way }, asksForJson),
        send(gateway, { ...zeros, tools: tooled.tools, ...way }),
        send(gateway, { ...effort, ...way }),
      ]);
      return { sampled, formed, calling, bound, zeroed, thought };
    },
    judges: {
      'fidelity.parameters-arrive': ({ sampled, formed, bound, thought }) =>
        together(
          fieldsArrive(sampled),
          fieldsArrive(thought, /reasoning|effort|verbosity/),
          ...[formed, bound].map((one) => fieldsArrive(one, /response_format|json|schema/)),
        ),
      'fidelity.tools-arrive': ({ calling }) => fieldsArrive(calling, /tool|function/),
      'fidelity.zeros-arrive': ({ zeroed }) => fieldsArrive({ ...zeroed, fields: zeros }),
      // Two choices in one answer.
      'fidelity.text-returns': ({ sampled }) => judgeReturned(sampled, /./, textReturns),
      'fidelity.finish-returns': ({ sampled }) => judgeReturned(sampled, /./, finishReturns),
      'fidelity.logprobs-return': ({ sampled }) => judgeReturned(sampled, /./, logprobsReturn),
    },
  });
}
