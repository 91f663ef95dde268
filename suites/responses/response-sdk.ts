import type { SdkOutcome } from '../../harness/gateway/gateway.ts';
import { holds, inconclusive, type Judgement, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { declined } from './offered.ts';
import { refusesStore, responseBody } from './request.ts';

interface Seen {
  readonly created: SdkOutcome<unknown>;
  readonly streamed: SdkOutcome<unknown> | null;
}

export default scenario({
  id: 'response-sdk',
  title: 'The Responses API through openai-node, plain and streamed',
  needs: ['model'],
  cost: { requests: 2, tokens: 120 },
  exchange: async (gateway): Promise<Seen> => {
    const { input, max_output_tokens } = responseBody(gateway);
    const body = {
      model: gateway.model,
      input: String(input),
      max_output_tokens: Number(max_output_tokens),
      store: false,
    };
    const created = await gateway.openai(async (client): Promise<unknown> => client.responses.create(body));
    if (offer(created) !== null) return { created, streamed: null };
    const streamed = await gateway.openai(
      async (client): Promise<unknown> => client.responses.stream(body).finalResponse(),
    );
    return { created, streamed };
  },
  judges: {
    'responses.sdk-create': ({ created }) => offer(created) ?? resolves('responses.create()', created),
    'responses.sdk-stream': ({ created, streamed }) => {
      if (streamed === null) return offer(created) ?? inconclusive('nothing was streamed');
      return offer(streamed) ?? resolves('responses.stream()', streamed);
    },
  },
});

const offer = ({ exchanges }: SdkOutcome<unknown>): Judgement | null => {
  const last = exchanges.at(-1);
  if (last === undefined) return null;
  return refusesStore(last)
    ? notOffered('it refuses `store: false`, and nothing is to be left behind')
    : declined(last);
};

function resolves(call: string, { value, error }: SdkOutcome<unknown>): readonly Problem[] {
  if (error !== undefined) return [problem(call, 'a response', `${error.classes[0] ?? 'an error'}: ${error.message}`)];
  const ended = ['completed', 'incomplete'].includes(String(at(value, 'status')));
  return [
    ...holds(`${call}: output`, at(value, 'output'), 'a list', Array.isArray(at(value, 'output'))),
    ...holds(`${call}: output_text`, at(value, 'output_text'), 'a text', typeof at(value, 'output_text') === 'string'),
    ...holds(`${call}: status`, at(value, 'status'), '"completed" or "incomplete"', ended),
  ];
}
