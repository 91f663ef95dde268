import type { Gateway, Patch } from '../../../harness/gateway/gateway.ts';
import { type Judgement, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { at } from '../../json.ts';
import { together } from '../../together.ts';
import { type Arrival, arrival, judgeArrived } from '../arrival.ts';
import { directive } from '../sides.ts';
import { fieldsNotKept } from './kept.ts';
import { finishReturns, judgeReturned, logprobsReturn, textReturns } from './returned.ts';

interface Sent extends Arrival {
  readonly fields: Patch;
}

async function send(gateway: Gateway, fields: Patch, prompt = 'Say OK.'): Promise<Sent> {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `${prompt} ${directive({ nonce })}` }];
  const body = { max_tokens: 4, ...fields, messages };
  return { fields, ...(await arrival(gateway, nonce, () => gateway.chat(body))) };
}

/** Each changes the answer; none is its own default. */
const sampling = {
  max_tokens: 5,
  temperature: 0.35,
  top_p: 0.925,
  n: 2,
  stop: ['\n\n', 'END'],
  seed: 1234567,
  presence_penalty: 0.5,
  frequency_penalty: -0.5,
  logit_bias: { '50256': -100 },
  logprobs: true,
  top_logprobs: 2,
};

const format = {
  type: 'json_schema',
  json_schema: {
    name: 'answer',
    strict: true,
    schema: {
      type: 'object',
      properties: {
        said: { type: ['string', 'null'], description: 'What was said.' },
        left: { type: 'integer', enum: [0, 1] },
      },
      required: ['said', 'left'],
      additionalProperties: false,
    },
  },
};

const parameters = {
  type: 'object',
  properties: {
    city: { type: 'string', description: 'Größte Stadt, "quoted"', minLength: 0 },
    unit: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/unit' }] },
    days: { type: 'integer', minimum: 0, maximum: 7, default: 0 },
    exact: { type: 'boolean', default: false },
  },
  $defs: { unit: { type: 'string', enum: ['C', 'F'] } },
  required: ['city', 'unit', 'days', 'exact'],
  additionalProperties: false,
};

/** Within the limit of the API, and longer than whoever cuts it expects. */
const description = `Weather of a city. ${'It knows what fell, and what is going to fall. '.repeat(15)}`;

const tooled = {
  tools: [
    { type: 'function', function: { name: 'get-weather', description, strict: true, parameters } },
    {
      type: 'function',
      function: { name: 'ping', parameters: { type: 'object', properties: {}, required: [] } },
    },
  ],
  tool_choice: { type: 'function', function: { name: 'ping' } },
};

/** What a provider keeps books by, and hints: an answer is the same without them. */
const books = {
  user: 'user-1',
  metadata: { trace: 'a1' },
  service_tier: 'default',
  prompt_cache_key: 'k1',
  safety_identifier: 's1',
  verbosity: 'low',
  reasoning_effort: 'low',
};

/** Where zero or false is not what a missing field means. */
const zeros = { temperature: 0, top_p: 0, seed: 0, parallel_tool_calls: false };
/** Where it is: nobody is hurt by its loss. */
const idleZeros = { presence_penalty: 0, frequency_penalty: 0, logprobs: false };

const nothings: Patch = { temperature: null, top_p: null, n: null, seed: null, stop: null, user: null };

/** Values that JSON has for nothing, and that a typed decoder leaves behind in its place. */
const emptied: readonly unknown[] = [0, '', 'null', 'None', false];

const kept =
  (soft = false) =>
  (one: Sent, names = /./): Judgement =>
    judgeArrived(one, names, (body) => {
      const problems = fieldsNotKept(one.fields, body);
      return soft ? softly(problems) : problems;
    });

const notEmptied = (body: unknown): readonly Problem[] =>
  Object.keys(nothings).flatMap((name) => {
    const seen = at(body, name);
    return emptied.includes(seen) ? [problem(`"${name}" upstream`, 'null, or left out', seen)] : [];
  });

export default scenario({
  id: 'parameters-arrive',
  title: 'Parameters on their way to the model',
  needs: ['model', 'upstream'],
  cost: { requests: 9, tokens: 1500 },
  exchange: async (gateway) => {
    const withTools = { tools: tooled.tools };
    const [whole, streamed, formatted, calling, booked, zeroed, idle, nulled, vendored] = await Promise.all([
      send(gateway, sampling),
      send(gateway, { ...sampling, stream: true, stream_options: { include_usage: true } }),
      send(gateway, { response_format: format, max_tokens: 600 }),
      send(gateway, tooled),
      send(gateway, books),
      send(gateway, { ...zeros, ...withTools }),
      send(gateway, idleZeros),
      send(gateway, nothings),
      send(gateway, { x_vendor: { deep: [0, false, null, 'ü'] } }),
    ]);
    return { whole, streamed, formatted, calling, booked, zeroed, idle, nulled, vendored };
  },
  judges: {
    'fidelity.parameters-arrive': ({ whole, streamed, formatted }) => {
      const { stream: _, stream_options: __, ...fields } = streamed.fields;
      return together(kept()(whole), kept()({ ...streamed, fields }), kept()(formatted, /response_format|json|schema/));
    },
    'fidelity.tools-arrive': ({ calling }) => kept()(calling, /tool|function/),
    'fidelity.books-arrive': ({ booked }) => kept()(booked),
    'fidelity.zeros-arrive': ({ zeroed, idle }) => together(kept()({ ...zeroed, fields: zeros }), kept(true)(idle)),
    'fidelity.nulls-stay-nothing': ({ nulled }) => judgeArrived(nulled, /./, notEmptied),
    'fidelity.unknown-arrives': ({ vendored }) => kept()(vendored),
    // Two choices in one body; their streams are judged where answers return.
    'fidelity.text-returns': ({ whole }) => judgeReturned(whole, /./, textReturns),
    'fidelity.finish-returns': ({ whole }) => judgeReturned(whole, /./, finishReturns),
    'fidelity.logprobs-return': ({ whole }) => judgeReturned(whole, /./, logprobsReturn),
  },
});
