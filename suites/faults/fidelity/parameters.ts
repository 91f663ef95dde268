import { field, live } from '../../../spec/sources.ts';
import type { Bend, JsonObject } from '../../bend.ts';
import { passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';

const functions = live('function calling guide');
const zeroLost = field('QuantumNous/new-api#710');
const goOpenai = field('sashabaranov/go-openai#922');

/** The same value with every object in it changed, from the inside out. */
function deep(value: unknown, change: (object: JsonObject) => JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (!isObject(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deep(item, change)])));
}

const kept = (object: JsonObject, keeps: (value: unknown, name: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name, value]) => keeps(value, name)));

const known = [
  ...['model', 'messages', 'stream', 'stream_options', 'max_tokens', 'temperature', 'top_p', 'n', 'stop', 'seed'],
  ...['presence_penalty', 'frequency_penalty', 'logit_bias', 'logprobs', 'top_logprobs', 'response_format'],
  ...['tools', 'tool_choice', 'parallel_tool_calls'],
];

const books = ['user', 'metadata', 'service_tier', 'prompt_cache_key'];

const without = (...names: readonly string[]): Bend =>
  passingOn((body) => ({ ...body, ...Object.fromEntries(names.map((name) => [name, undefined])) }));

/** Passes tools on with other definitions. */
const eachTool = (change: (definition: JsonObject) => unknown): Bend =>
  passingOn((body) => {
    const tools: unknown = body['tools'];
    if (!Array.isArray(tools)) return body;
    return {
      ...body,
      tools: tools.map((tool: JsonObject) => ({ ...tool, function: change(tool['function'] as JsonObject) })),
    };
  });

const streamed = (bend: Bend): Bend => ({
  request: (request, key) =>
    isObject(request.json) && request.json['stream'] === true ? (bend.request?.(request, key) ?? request) : request,
});

/** What gateways do to the parameters of a request on their way to the model. */
export const parameterFaults: readonly Fault[] = [
  {
    id: 'drops-stop',
    says: 'drops stop sequences',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: without('stop'),
  },
  {
    id: 'clamps-max-tokens',
    says: 'puts its own limit in place of max_tokens',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: passingOn((body) => ({ ...body, max_tokens: 4096 })),
  },
  {
    id: 'drops-the-format',
    says: 'drops response_format',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: without('response_format'),
  },
  {
    id: 'drops-sampling-of-streams',
    says: 'drops temperature and seed when it streams',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: streamed(without('temperature', 'seed')),
  },
  {
    id: 'changes-seeds',
    says: 'passes a seed on as another',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.parameters-arrive'],
    bend: passingOn((body) => ({ ...body, ...(typeof body['seed'] === 'number' && { seed: body['seed'] + 1 }) })),
  },
  {
    id: 'drops-zeros',
    says: 'drops every zero and false, as omitempty does',
    seen: [zeroLost, goOpenai, field('speakeasy-api/gram#3503')],
    kills: ['fidelity.zeros-arrive'],
    bend: passingOn((body) =>
      Object.fromEntries(
        Object.keys(body).map((name) => [name, [0, false].includes(body[name] as number) ? undefined : body[name]]),
      ),
    ),
  },
  {
    id: 'prefers-defaults-to-zeros',
    says: 'takes its default for a temperature of zero',
    seen: [zeroLost],
    kills: ['fidelity.zeros-arrive'],
    bend: passingOn((body) => ({ ...body, ...('temperature' in body && { temperature: body['temperature'] || 0.7 }) })),
  },
  {
    id: 'drops-false',
    says: 'drops parallel_tool_calls when it is false',
    seen: [goOpenai],
    kills: ['fidelity.zeros-arrive'],
    bend: passingOn((body) =>
      body['parallel_tool_calls'] === false ? { ...body, parallel_tool_calls: undefined } : body,
    ),
  },
  {
    id: 'zeroes-nulls',
    says: 'passes null on as zero',
    seen: [goOpenai],
    kills: ['fidelity.nulls-stay-nothing'],
    bend: passingOn((body) => ({
      ...body,
      ...('temperature' in body && { temperature: body['temperature'] ?? 0 }),
      ...('seed' in body && { seed: body['seed'] ?? 0 }),
    })),
  },
  {
    id: 'spells-nulls',
    says: 'passes null on as text',
    seen: [goOpenai],
    kills: ['fidelity.nulls-stay-nothing'],
    bend: passingOn((body) => ({ ...body, ...('user' in body && { user: String(body['user']) }) })),
  },
  {
    id: 'flattens-schemas',
    says: 'passes tools on without what their schemas refer to',
    seen: [functions],
    kills: ['fidelity.tools-arrive'],
    bend: eachTool((definition) => ({
      ...definition,
      parameters: deep(definition['parameters'], ({ $defs: _, additionalProperties: __, ...schema }) => schema),
    })),
  },
  {
    id: 'drops-empty-lists',
    says: 'drops zeros and empty objects of a schema, as omitempty does',
    seen: [zeroLost],
    kills: ['fidelity.tools-arrive'],
    bend: eachTool((definition) =>
      deep(definition, (object) => kept(object, (value) => value !== 0 && JSON.stringify(value) !== '{}')),
    ),
  },
  {
    id: 'drops-tool-choice',
    says: 'lets the model choose a tool where one was chosen',
    seen: [functions],
    kills: ['fidelity.tools-arrive'],
    bend: passingOn((body) => (isObject(body['tool_choice']) ? { ...body, tool_choice: 'auto' } : body)),
  },
  {
    id: 'drops-tools',
    says: 'passes only the first tool on',
    seen: [functions],
    kills: ['fidelity.tools-arrive'],
    bend: passingOn((body) =>
      Array.isArray(body['tools']) && body['tools'].length > 1 ? { ...body, tools: body['tools'].slice(-1) } : body,
    ),
  },
  {
    id: 'drops-the-books',
    says: 'drops user and metadata',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.books-arrive'],
    bend: without(...books),
  },
  {
    id: 'drops-the-unknown',
    says: 'passes only fields on that it knows',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.unknown-arrives'],
    bend: passingOn((body) =>
      Object.fromEntries(
        Object.keys(body).map((name) => [
          name,
          [...known, ...books, 'safety_identifier', 'verbosity', 'reasoning_effort'].includes(name)
            ? body[name]
            : undefined,
        ]),
      ),
    ),
  },
  {
    id: 'drops-the-unknown-of-streams',
    says: 'passes only fields on that it knows when it streams',
    seen: [field('theopenco/llmgateway#4143')],
    kills: ['fidelity.unknown-arrives'],
    bend: streamed(without('chat_template_kwargs')),
  },
  {
    id: 'drops-the-effort',
    says: 'drops reasoning_effort',
    seen: [field('mozilla-ai/otari#150')],
    kills: ['fidelity.parameters-arrive'],
    bend: without('reasoning_effort'),
  },
  {
    id: 'forgets-the-newer-limit',
    says: 'drops max_completion_tokens',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: without('max_completion_tokens'),
  },
  {
    id: 'takes-lists-of-stops-alone',
    says: 'drops a stop sequence that is no list',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: passingOn((body) => (typeof body['stop'] === 'string' ? { ...body, stop: undefined } : body)),
  },
  {
    id: 'drops-the-format-of-streams',
    says: 'drops response_format when it streams',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: streamed(without('response_format')),
  },
  {
    id: 'drops-zeros-of-streams',
    says: 'drops zeros when it streams',
    seen: [zeroLost],
    kills: ['fidelity.zeros-arrive'],
    bend: streamed(
      passingOn((body) => ({
        ...body,
        ...(body['temperature'] === 0 && { temperature: undefined, top_p: undefined }),
      })),
    ),
  },
  {
    id: 'drops-tool-choice-of-streams',
    says: 'drops tool_choice when it streams',
    seen: [functions],
    kills: ['fidelity.tools-arrive'],
    bend: streamed(without('tool_choice')),
  },
  {
    id: 'drops-nulls-of-lists',
    says: 'drops the nulls of a schema, those in its lists too',
    seen: [goOpenai],
    kills: ['fidelity.tools-arrive'],
    bend: eachTool((definition) => JSON.parse(JSON.stringify(definition).replaceAll(',null]', ']'))),
  },
];
