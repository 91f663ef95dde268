import { kept, type Problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { declines } from '../../declined.ts';
import { at, list } from '../../json.ts';
import { together } from '../../together.ts';
import { judgeDocuments, judgeFields, sendTo } from './endpoints.ts';
import { notKept } from './kept.ts';

const tools = [
  {
    type: 'function',
    name: 'get_weather',
    description: 'Weather of a city.',
    strict: false,
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { const: 0 } },
      required: ['city', 'days'],
    },
  },
];

/** A call of an earlier turn, and what came of it. */
const calls = [
  { type: 'function_call', call_id: 'call_1', name: 'get_weather', arguments: '{"city": "Bern","days":0}' },
  { type: 'function_call_output', call_id: 'call_1', output: '{"degrees":0,"rain":false,"wind":null}' },
];

const format = {
  type: 'json_schema',
  name: 'answer',
  strict: true,
  schema: {
    type: 'object',
    properties: { said: { type: 'string' }, left: { type: 'integer', enum: [0, 1] } },
    required: ['said', 'left'],
    additionalProperties: false,
  },
};

/** How long to think, what to do with too much to read, and how often to call what the provider offers itself. */
const effort = { reasoning: { effort: 'low' }, truncation: 'auto', max_tool_calls: 3 };

/** The response that a document holds, whole or as the last event of a stream. */
const responseIn = (documents: readonly unknown[]): unknown =>
  documents.map((document) => at(document, 'response') ?? document).findLast((one) => list(one, 'output').length > 0);

/** What was said and called; ids may be others. */
const spoken = (response: unknown): readonly unknown[] =>
  list(response, 'output').map((item) => ({
    type: at(item, 'type'),
    text: list(item, 'content').map((part) => at(part, 'text')),
    name: at(item, 'name'),
    arguments: at(item, 'arguments'),
  }));

const tokens = (response: unknown): unknown =>
  Object.fromEntries(
    ['input_tokens', 'output_tokens', 'total_tokens'].map((name) => [name, at(response, 'usage', name)]),
  );

function returns(got: readonly unknown[], said: readonly unknown[]): readonly Problem[] {
  const [seen, wanted] = [responseIn(got), responseIn(said)];
  return [
    ...notKept('the output', spoken(wanted), spoken(seen)),
    ...notKept('the usage', tokens(wanted), tokens(seen)),
    ...notKept('the status', at(wanted, 'status'), at(seen, 'status')),
  ];
}

export default scenario({
  id: 'responses-both-ways',
  title: 'Responses, there and back',
  needs: ['model', 'upstream'],
  cost: { requests: 6, tokens: 1200 },
  exchange: async (gateway) => {
    const ask = (prompt: string, patch: object, history: readonly object[] = []) =>
      sendTo(gateway, '/responses', gateway.model, (mark) => ({
        instructions: 'Answer briefly.',
        input: [
          { role: 'user', content: 'Name a colour.' },
          { role: 'assistant', content: 'Red.' },
          ...history,
          { role: 'user', content: [{ type: 'input_text', text: `${mark} ${prompt}` }] },
        ],
        max_output_tokens: 60,
        temperature: 0,
        top_p: 0.925,
        store: false, // true when it is left out: the provider would keep the conversation
        ...patch,
      }));
    const repeat = `Repeat exactly: ${'Grüße 🪨  two blanks '.repeat(8)}`;
    const weather = 'What is the weather in Zürich and Oslo?';
    const both = { tools, parallel_tool_calls: true };
    const cut = { max_output_tokens: 16 }; // the fewest that the API takes: its status is `incomplete`
    const [thought, ...others] = await Promise.all([
      ask('Say yes.', effort),
      ask(repeat, cut),
      ask(repeat, { ...cut, stream: true }),
      ask('Say yes.', { text: { format }, max_output_tokens: 300, stream: true }),
      ask(weather, both, calls),
      ask(weather, { ...both, stream: true }, calls),
    ]);
    return { thought, others };
  },
  judges: {
    'fidelity.responses-arrive': ({ thought, others }) =>
      together(
        ...others.map(judgeFields),
        declines(thought.answer, /reasoning|truncation|max_tool_calls/) ? kept : judgeFields(thought),
      ),
    'fidelity.responses-return': ({ others }) => together(...others.map((sent) => judgeDocuments(sent, returns))),
  },
});
