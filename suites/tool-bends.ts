import {
  type Bend,
  deltaOf,
  eachChunk,
  eachCompletion,
  firstChoice,
  isChat,
  type JsonObject,
  type Received,
  withDelta,
} from './bend.ts';

const listOf = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

export const functionOf = (call: JsonObject): JsonObject => (call['function'] ?? {}) as JsonObject;

/** The same call or piece with other fields in its function; a field set to undefined is left out. */
export const withFunction = (call: JsonObject, fields: JsonObject): JsonObject => ({
  ...call,
  function: { ...functionOf(call), ...fields },
});

/** Changes every tool call of every completion that is not streamed. */
export const eachCall = (change: (call: JsonObject, index: number) => JsonObject): Bend => ({
  json: eachCompletion((completion) => ({
    ...completion,
    choices: listOf(completion['choices']).map((choice) => {
      const message = choice['message'] as JsonObject;
      if (!Array.isArray(message['tool_calls'])) return choice;
      return { ...choice, message: { ...message, tool_calls: listOf(message['tool_calls']).map(change) } };
    }),
  })),
});

/** The pieces of tool calls in a chunk. */
export const piecesIn = (chunk: JsonObject): readonly JsonObject[] => listOf(deltaOf(chunk)['tool_calls']);

type ChangesPiece = (piece: JsonObject, first: boolean) => JsonObject;

/** Changes every piece of every streamed call; `first` says whether it opens its call. */
export const eachPiece = (change: ChangesPiece): Bend => eachPieceBy(() => change);

/** The same with a change of its own for every stream, so that it may remember what came before. */
export const eachPieceBy = (make: () => ChangesPiece): Bend => ({
  stream: (frames) => {
    const change = make();
    return eachChunk((chunk) =>
      piecesIn(chunk).length === 0
        ? chunk
        : withDelta(chunk, { tool_calls: piecesIn(chunk).map((piece) => change(piece, 'id' in piece)) }),
    )(frames);
  },
});

/** Whether a completion calls a tool. */
export const callsTools = (completion: JsonObject): boolean =>
  listOf((firstChoice(completion)?.['message'] as JsonObject | undefined)?.['tool_calls']).length > 0;

/** A field of a chat request, or undefined. */
export const askedOf = (request: Received, field: string): unknown =>
  isChat(request) ? (request.json as JsonObject | undefined)?.[field] : undefined;

/** Whether the history of a chat request holds a tool result. */
export const hasResult = (request: Received): boolean =>
  listOf(askedOf(request, 'messages')).some(({ role }) => role === 'tool');

/** The message of a completion; empty when it has none. */
export const messageOf = (completion: JsonObject): JsonObject =>
  (firstChoice(completion)?.['message'] ?? {}) as JsonObject;

/** What ends the first choice of a chunk or completion, or null. */
export const finishOf = (body: JsonObject): unknown => firstChoice(body)?.['finish_reason'] ?? null;

/** Whether a chat asks for words alone: no tools and no format. */
export const wantsWords = ({ json }: Received): boolean =>
  ['tools', 'functions', 'response_format'].every((field) => (json as JsonObject | undefined)?.[field] === undefined);
