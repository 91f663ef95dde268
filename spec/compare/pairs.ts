import type { SchemaName } from '../document.ts';

/** The covered surface: what a schema here is called in the official document. What is inside them is compared along. */
export const pairs = {
  ChatCompletionRequest: 'CreateChatCompletionRequest',
  ChatCompletion: 'CreateChatCompletionResponse',
  ChatCompletionChunk: 'CreateChatCompletionStreamResponse',
  ModelList: 'ListModelsResponse',
  ErrorResponse: 'ErrorResponse',
  EmbeddingRequest: 'CreateEmbeddingRequest',
  EmbeddingList: 'CreateEmbeddingResponse',
  Base64EmbeddingList: 'CreateEmbeddingResponse',
  CompletionRequest: 'CreateCompletionRequest',
  Completion: 'CreateCompletionResponse',
  CompletionChunk: 'CreateCompletionResponse',
  ResponseObject: 'Response',
  ResponseMessage: 'OutputMessage',
  ResponseFunctionCall: 'FunctionToolCall',
  ResponseCreated: 'ResponseCreatedEvent',
  ResponseInProgress: 'ResponseInProgressEvent',
  ResponseCompleted: 'ResponseCompletedEvent',
  ResponseIncomplete: 'ResponseIncompleteEvent',
  ResponseFailed: 'ResponseFailedEvent',
  ResponseItemAdded: 'ResponseOutputItemAddedEvent',
  ResponseItemDone: 'ResponseOutputItemDoneEvent',
  ResponsePartAdded: 'ResponseContentPartAddedEvent',
  ResponsePartDone: 'ResponseContentPartDoneEvent',
  ResponseTextDelta: 'ResponseTextDeltaEvent',
  ResponseTextDone: 'ResponseTextDoneEvent',
  ResponseArgumentsDelta: 'ResponseFunctionCallArgumentsDeltaEvent',
  ResponseArgumentsDone: 'ResponseFunctionCallArgumentsDoneEvent',
  ResponseErrorEvent: 'ResponseErrorEvent',
} as const satisfies { readonly [Ours in SchemaName]?: string };

/** Schemas of ours that the official document has nothing to set against. */
export const alone: readonly SchemaName[] = ['Duration', 'ResponseEvent'];
