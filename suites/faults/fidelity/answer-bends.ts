import {
  type Bend,
  deltaOf,
  eachChunk,
  eachCompletion,
  eachFrame,
  firstChoice,
  type JsonObject,
  jsonOf,
  textOf,
  withChoice,
  withDelta,
} from '../../bend.ts';
import { isObject } from '../../json.ts';
import { errorBody } from '../../refusals.ts';

/** The message of the first choice of a completion. */
export const messageOf = (completion: JsonObject): JsonObject =>
  (firstChoice(completion)?.['message'] ?? {}) as JsonObject;

/** The completion with other fields in that message. */
export const withMessage = (completion: JsonObject, fields: JsonObject): JsonObject =>
  withChoice(completion, { message: { ...messageOf(completion), ...fields } });

/** Changes the text of whole answers. */
export const wholeText = (change: (text: string) => string): Bend => ({
  json: eachCompletion((completion) => {
    const { content } = messageOf(completion);
    return typeof content === 'string' ? withMessage(completion, { content: change(content) }) : completion;
  }),
});

/** Changes the text of every chunk that has one. */
export const chunkText = (change: (text: string, index: number) => string): Bend => ({
  stream: eachChunk((chunk, index) =>
    textOf(chunk) === '' ? chunk : withDelta(chunk, { content: change(textOf(chunk), index) }),
  ),
});

/** Decodes each piece of a body by itself: a character that two of them share is lost. */
export async function* decoded(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const part of body) yield Buffer.from(Buffer.from(part).toString());
}

/** The calls in what may be a list of them. */
export const callsIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

/** A call with other arguments. */
export const changedCall = (call: JsonObject, change: (args: string) => string): JsonObject => {
  const called = (call['function'] ?? {}) as JsonObject;
  return { ...call, function: { ...called, arguments: change(String(called['arguments'] ?? '')) } };
};

/** Changes the arguments of every call of whole answers. */
export const wholeArguments = (change: (args: string) => string): Bend => ({
  json: eachCompletion((completion) =>
    messageOf(completion)['tool_calls'] === undefined
      ? completion
      : withMessage(completion, {
          tool_calls: callsIn(messageOf(completion)['tool_calls']).map((call) => changedCall(call, change)),
        }),
  ),
});

/** Changes every piece of a call in a stream; null leaves it out. */
export const streamCalls = (change: (call: JsonObject) => JsonObject | null): Bend => ({
  stream: eachChunk((chunk) => {
    const calls = callsIn(deltaOf(chunk)['tool_calls']);
    return calls.length === 0 ? chunk : withDelta(chunk, { tool_calls: calls.flatMap((call) => change(call) ?? []) });
  }),
});

/** The log probabilities of a choice, halved. */
export const moreLikely = (choice: JsonObject | null): JsonObject => {
  const logprobs = choice?.['logprobs'];
  if (!isObject(logprobs)) return {};
  const content = callsIn(logprobs['content']).map((entry) => ({ ...entry, logprob: Number(entry['logprob']) / 2 }));
  return { logprobs: { ...logprobs, content } };
};

/** Refuses an answer of which something holds. */
export const refusing = (when: (body: JsonObject) => boolean): Bend => {
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

/** Whether a document is dated to a part of a second. */
export const isFraction = ({ created }: JsonObject): boolean =>
  typeof created === 'number' && !Number.isInteger(created);
/** Why a chunk says that the answer ended. */
export const finishOf = (chunk: JsonObject): unknown => firstChoice(chunk)?.['finish_reason'];
