import { field, live, sdk } from '../../../spec/sources.ts';
import {
  type Bend,
  deltaOf,
  eachChunk,
  eachCompletion,
  eachFrame,
  firstChoice,
  isChat,
  type JsonObject,
  jsonOf,
  textOf,
  wantsStream,
  withChoice,
  withDelta,
} from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';
import { errorBody } from '../../refusals.ts';
import { usageOf } from './usage.ts';

const halves = field('librefang/librefang#3448');
const counted = field('diegosouzapw/OmniRoute#9750');
const functions = live('function calling guide');

const messageOf = (completion: JsonObject): JsonObject => (firstChoice(completion)?.['message'] ?? {}) as JsonObject;

const withMessage = (completion: JsonObject, fields: JsonObject): JsonObject =>
  withChoice(completion, { message: { ...messageOf(completion), ...fields } });

/** Changes the text of whole answers. */
const wholeText = (change: (text: string) => string): Bend => ({
  json: eachCompletion((completion) => {
    const { content } = messageOf(completion);
    return typeof content === 'string' ? withMessage(completion, { content: change(content) }) : completion;
  }),
});

/** Changes the text of every chunk that has one. */
const chunkText = (change: (text: string, index: number) => string): Bend => ({
  stream: eachChunk((chunk, index) =>
    textOf(chunk) === '' ? chunk : withDelta(chunk, { content: change(textOf(chunk), index) }),
  ),
});

async function* decoded(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const part of body) yield Buffer.from(Buffer.from(part).toString());
}

const callsIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

const changedCall = (call: JsonObject, change: (args: string) => string): JsonObject => {
  const called = (call['function'] ?? {}) as JsonObject;
  return { ...call, function: { ...called, arguments: change(String(called['arguments'] ?? '')) } };
};

/** Changes the arguments of every call of whole answers. */
const wholeArguments = (change: (args: string) => string): Bend => ({
  json: eachCompletion((completion) =>
    messageOf(completion)['tool_calls'] === undefined
      ? completion
      : withMessage(completion, {
          tool_calls: callsIn(messageOf(completion)['tool_calls']).map((call) => changedCall(call, change)),
        }),
  ),
});

const streamCalls = (change: (call: JsonObject) => JsonObject | null): Bend => ({
  stream: eachChunk((chunk) => {
    const calls = callsIn(deltaOf(chunk)['tool_calls']);
    return calls.length === 0 ? chunk : withDelta(chunk, { tool_calls: calls.flatMap((call) => change(call) ?? []) });
  }),
});

const moreLikely = (choice: JsonObject | null): JsonObject => {
  const logprobs = choice?.['logprobs'];
  if (!isObject(logprobs)) return {};
  const content = callsIn(logprobs['content']).map((entry) => ({ ...entry, logprob: Number(entry['logprob']) / 2 }));
  return { logprobs: { ...logprobs, content } };
};

/** Refuses an answer of which something holds. */
const refusing = (when: (body: JsonObject) => boolean): Bend => {
  const asked = new WeakSet<object>();
  return {
    json: eachCompletion((completion, request) => {
      if (when(completion)) asked.add(request);
      return completion;
    }),
    bytes: (body, request) =>
      asked.has(request) ? errorBody('The provider sent an invalid response.', { type: 'api_error' }) : body,
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      return chunk !== null && when(chunk)
        ? `data: ${errorBody('The provider sent an invalid chunk.', { type: 'api_error' })}\n\n`
        : frame;
    }),
  };
};

const isFraction = ({ created }: JsonObject): boolean => typeof created === 'number' && !Number.isInteger(created);
const finishOf = (chunk: JsonObject): unknown => firstChoice(chunk)?.['finish_reason'];

const texts: readonly Fault[] = [
  {
    id: 'trims-every-delta',
    says: 'trims each piece of a stream',
    seen: [field('openclaw/openclaw#1284')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text) => text.trim() || text),
  },
  {
    id: 'doubles-a-delta',
    says: 'sends one piece of a stream twice',
    seen: [field('openclaw/openclaw#1284')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text, index) => (index === 2 ? text + text : text)),
  },
  {
    id: 'halves-characters',
    says: 'decodes each read of a stream by itself',
    seen: [halves, field('cnighswonger/claude-code-cache-fix#365')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd\ufffd')),
  },
  {
    id: 'tidies-answers',
    says: 'tidies the whitespace of an answer',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.replace(/[ \t]+/g, ' ')),
  },
  {
    id: 'escapes-answers',
    says: 'escapes markup in an answer',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.replaceAll('<', '&lt;')),
  },
  {
    id: 'cuts-fences',
    says: 'takes code fences out of an answer',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.replace(/```\w*/g, '')),
  },
  {
    id: 'ends-at-a-word',
    says: 'takes [DONE] inside a text for the end',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text) => text.replace('[DONE]', '')),
  },
  {
    id: 'loses-the-second-choice',
    says: 'streams only the first of several choices',
    seen: [field('codelibs/fess#3096')],
    kills: ['streaming.every-choice'],
    bend: { stream: eachChunk((chunk) => ((firstChoice(chunk)?.['index'] ?? 0) === 0 ? chunk : null)) },
  },
  {
    id: 'hands-back-one-choice',
    says: 'hands back the first of several choices',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.text-returns'],
    bend: { json: eachCompletion((completion) => ({ ...completion, choices: [firstChoice(completion)] })) },
  },
  {
    id: 'always-stops',
    says: 'says stop for every reason',
    seen: [functions],
    kills: ['fidelity.finish-returns'],
    bend: {
      json: eachCompletion((completion) => withChoice(completion, { finish_reason: 'stop' })),
      stream: eachChunk((chunk) =>
        typeof finishOf(chunk) === 'string' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  },
  {
    id: 'knows-no-filter',
    says: 'says stop where a filter of the provider ended an answer',
    seen: [live('chat completions reference, finish_reason')],
    kills: ['fidelity.finish-returns'],
    bend: {
      json: eachCompletion((completion) =>
        finishOf(completion) === 'content_filter' ? withChoice(completion, { finish_reason: 'stop' }) : completion,
      ),
    },
  },
  {
    id: 'knows-no-filter-in-streams',
    says: 'says stop where a filter of the provider ended a stream',
    seen: [live('chat completions reference, finish_reason')],
    kills: ['fidelity.finish-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        finishOf(chunk) === 'content_filter' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  },
  {
    id: 'drops-blank-deltas',
    says: 'takes deltas of blanks alone for empty ones',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        textOf(chunk) !== '' && textOf(chunk).trim() === '' ? withDelta(chunk, { content: '' }) : chunk,
      ),
    },
  },
  {
    id: 'decodes-read-by-read',
    says: 'reads whole answers as text read by read, and breaks characters that two of them share',
    seen: [halves],
    kills: ['fidelity.text-returns'],
    bend: {},
    behind: {
      forward: async (request, send) => {
        const answer = await send(request);
        return wantsStream(request) ? answer : { ...answer, body: decoded(answer.body) };
      },
    },
  },
  {
    id: 'forgets-thoughts',
    says: 'hands back the fields alone that it knows of a message',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.unknown-returns'],
    bend: { json: eachCompletion((completion) => withMessage(completion, { reasoning_content: undefined })) },
  },
  {
    id: 'forgets-streamed-thoughts',
    says: 'hands back the fields alone that it knows of a delta',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.unknown-returns'],
    bend: { stream: eachChunk((chunk) => withDelta(chunk, { reasoning_content: undefined })) },
  },
  {
    id: 'forgets-refusals',
    says: 'hands back a refusal as no words at all',
    seen: [sdk('openai-node src/lib/parser.ts')],
    kills: ['fidelity.refusals-return'],
    bend: { json: eachCompletion((completion) => withMessage(completion, { refusal: null })) },
  },
  {
    id: 'forgets-refusals-in-streams',
    says: 'streams a refusal as no words at all',
    seen: [sdk('openai-node src/lib/parser.ts')],
    kills: ['fidelity.refusals-return'],
    bend: { stream: eachChunk((chunk) => withDelta(chunk, { refusal: undefined })) },
  },
  {
    id: 'stops-for-tool-calls',
    says: 'says stop at the end of a stream of tool calls',
    seen: [functions],
    kills: ['fidelity.finish-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        finishOf(chunk) === 'tool_calls' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  },
];

const trimmed: readonly Fault[] = [
  {
    id: 'trims-answers',
    says: 'leaves out the blanks around the text of a whole answer',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.trim()),
  },
];

const values: readonly Fault[] = [
  {
    id: 'drops-zeros-of-arguments',
    says: 'writes arguments anew without zeros',
    seen: [field('QuantumNous/new-api#710')],
    kills: ['fidelity.calls-return'],
    bend: wholeArguments((args) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(JSON.parse(args) as JsonObject).filter(([, value]) => value !== 0)),
      ),
    ),
  },
  {
    id: 'writes-arguments-anew',
    says: 'parses arguments and writes them again, long numbers as doubles',
    seen: [functions],
    kills: ['fidelity.calls-return'],
    bend: wholeArguments((args) => JSON.stringify(JSON.parse(args))),
  },
  {
    id: 'halves-characters-of-arguments',
    says: 'breaks characters of arguments',
    seen: [halves],
    kills: ['fidelity.calls-return'],
    bend: wholeArguments((args) => args.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
  },
  {
    id: 'drops-an-argument-delta',
    says: 'loses a piece of the arguments in a stream',
    seen: [field('SamSaffron/term-llm#314')],
    kills: ['fidelity.calls-return'],
    bend: streamCalls((call) => changedCall(call, (args) => args.replace('exact', ''))),
  },
  {
    id: 'collapses-call-indexes',
    says: 'streams every tool call under index 0',
    seen: [field('SamSaffron/term-llm#314')],
    kills: ['fidelity.calls-return'],
    bend: streamCalls((call) => ({ ...call, index: 0 })),
  },
  {
    id: 'drops-the-second-call',
    says: 'hands back the first tool call alone',
    seen: [functions],
    kills: ['fidelity.calls-return'],
    bend: {
      json: eachCompletion((completion) =>
        messageOf(completion)['tool_calls'] === undefined
          ? completion
          : withMessage(completion, { tool_calls: callsIn(messageOf(completion)['tool_calls']).slice(0, 1) }),
      ),
    },
  },
  {
    id: 'one-id-for-all-calls',
    says: 'gives all calls of an answer one id',
    seen: [functions],
    kills: ['fidelity.calls-return'],
    bend: {
      json: eachCompletion((completion) =>
        messageOf(completion)['tool_calls'] === undefined
          ? completion
          : withMessage(completion, {
              tool_calls: callsIn(messageOf(completion)['tool_calls']).map((call) => ({ ...call, id: 'call_1' })),
            }),
      ),
    },
  },
  {
    id: 'smooths-logprobs',
    says: 'hands back other log probabilities',
    seen: [live('chat completions reference, logprobs')],
    kills: ['fidelity.logprobs-return'],
    bend: { json: eachCompletion((completion) => withChoice(completion, moreLikely(firstChoice(completion)))) },
  },
  {
    id: 'smooths-streamed-logprobs',
    says: 'hands back other log probabilities in streams',
    seen: [live('chat completions reference, logprobs')],
    kills: ['fidelity.logprobs-return'],
    bend: { stream: eachChunk((chunk) => withChoice(chunk, moreLikely(firstChoice(chunk)))) },
  },
];

/** In a stream, the chunk that ends it; what it says beside is lost. */
const bareEnd = (chunk: JsonObject): JsonObject =>
  typeof finishOf(chunk) === 'string' ? withDelta(chunk, { content: undefined }) : chunk;

const odd: readonly Fault[] = [
  {
    id: 'stumbles-over-fractions',
    says: 'takes a date with a fraction for an invalid answer',
    seen: [field('envoyproxy/ai-gateway#962')],
    kills: ['fidelity.odd-answers-survive'],
    bend: refusing(isFraction),
  },
  {
    id: 'loses-the-last-word',
    says: 'loses text that comes with the finish reason',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.odd-answers-survive'],
    bend: { stream: eachChunk(bareEnd) },
  },
  {
    id: 'ends-at-the-first-usage',
    says: 'takes the first chunk with usage for the last',
    seen: [counted],
    kills: ['fidelity.odd-answers-survive'],
    bend: {
      stream: (frames, request) =>
        eachFrame((frame) => {
          const chunk = jsonOf(frame);
          if (chunk === null || !isChat(request)) return frame;
          return usageOf(chunk) === null || finishOf(chunk) !== null ? frame : null;
        })(frames),
    },
  },
  {
    id: 'crashes-at-empty-choices',
    says: 'breaks a stream off at a chunk without choices that is not the last',
    seen: [field('Portkey-AI/gateway#1629')],
    kills: ['fidelity.odd-answers-survive'],
    bend: refusing(
      (body) => Array.isArray(body['choices']) && body['choices'].length === 0 && body['usage'] === undefined,
    ),
  },
  {
    id: 'drops-calls-that-start-at-one',
    says: 'drops tool calls whose index does not begin at 0',
    seen: [field('BerriAI/litellm#11407')],
    kills: ['stream-honesty.call-at-any-index'],
    bend: streamCalls((call) => (call['index'] === 1 ? null : call)),
  },
  {
    id: 'drops-usage-beside-choices',
    says: 'drops usage that comes with the finish reason',
    seen: [counted],
    kills: ['fidelity.odd-usage-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        firstChoice(chunk) !== null && usageOf(chunk) !== null ? { ...chunk, usage: null } : chunk,
      ),
    },
  },
];

/** What gateways do to an answer on its way back. */
export const answerFaults: readonly Fault[] = [...texts, ...trimmed, ...values, ...odd];
