/**
 * The contract and the official Node SDK describe the same wire, checked by the compiler: a response that is valid
 * by our strict schemas is what the SDK promises its callers, and a request that the SDK lets its callers write is
 * one that our schemas know. Nothing here runs. Where a line does not hold, `errata.ts` says why.
 */
import type OpenAI from 'openai';
import type * as Ours from './types.ts';

/** Does not compile unless a `Value` may stand wherever a `Place` is expected. */
type Fits<Value extends Place, Place> = Value;

type Defined<Value, Name extends keyof Value> = NonNullable<Value[Name]>;

/** What a gateway sends is what the SDK hands on. */
export type Responses = [
  Fits<Ours.ChatCompletion, OpenAI.ChatCompletion>,
  Fits<Ours.ChatCompletionChoice, OpenAI.ChatCompletion.Choice>,
  Fits<Ours.ChatCompletionMessage, OpenAI.ChatCompletionMessage>,
  Fits<Ours.ToolCall | Ours.CustomToolCall, OpenAI.ChatCompletionMessageToolCall>,
  Fits<Ours.ChatCompletionTokenLogprob, OpenAI.ChatCompletionTokenLogprob>,
  Fits<Ours.CompletionUsage, OpenAI.CompletionUsage>,
  Fits<Ours.ChatCompletionChunk, OpenAI.ChatCompletionChunk>,
  Fits<Ours.ChatCompletionChunkChoice, OpenAI.ChatCompletionChunk.Choice>,
  Fits<Ours.ChatCompletionDelta, OpenAI.ChatCompletionChunk.Choice.Delta>,
  Fits<Ours.ToolCallDelta, OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall>,
  Fits<Ours.Model, OpenAI.Model>,
  Fits<Ours.Error, OpenAI.ErrorObject>,
  Fits<Ours.EmbeddingList, OpenAI.CreateEmbeddingResponse>,
  Fits<Ours.Completion, OpenAI.Completion>,
  // The SDK calls the chunks of a legacy stream whole completions; on the wire they have no finish_reason yet.
  Fits<Omit<Ours.CompletionChunkChoice, 'finish_reason'>, Omit<OpenAI.CompletionChoice, 'finish_reason'>>,
];

/** What the SDK promises is no wider than our schemas: they refuse no value that its types know. */
export type Promises = [
  // The SDK allows null for the deprecated function_call, the official document does not.
  Fits<Omit<OpenAI.ChatCompletionMessage, 'function_call'>, Omit<Ours.ChatCompletionMessage, 'function_call'>>,
  Fits<Omit<OpenAI.ChatCompletion.Choice, 'message'>, Omit<Ours.ChatCompletionChoice, 'message'>>,
  Fits<Omit<OpenAI.ChatCompletion, 'choices'>, Omit<Ours.ChatCompletion, 'choices'>>,
  Fits<OpenAI.ChatCompletionChunk, Ours.ChatCompletionChunk>,
  Fits<OpenAI.CompletionUsage, Ours.CompletionUsage>,
  Fits<OpenAI.Model, Ours.Model>,
  Fits<OpenAI.ErrorObject, Ours.Error>,
  Fits<OpenAI.CreateEmbeddingResponse, Ours.EmbeddingList>,
  Fits<OpenAI.Completion, Ours.Completion>,
  Fits<OpenAI.Responses.ResponseUsage, Ours.ResponseUsage>,
  Fits<OpenAI.Responses.ResponseOutputItem, Ours.ResponseItem>,
  Fits<OpenAI.Responses.ResponseFunctionToolCall, Ours.ResponseFunctionCall>,
  Fits<OpenAI.Responses.ResponseTextDeltaEvent, Ours.ResponseTextDelta>,
  Fits<OpenAI.Responses.ResponseTextDoneEvent, Ours.ResponseTextDone>,
  Fits<OpenAI.Responses.ResponseFunctionCallArgumentsDeltaEvent, Ours.ResponseArgumentsDelta>,
  Fits<OpenAI.Responses.ResponseOutputItemAddedEvent, Ours.ResponseItemAdded>,
  Fits<OpenAI.Responses.ResponseOutputItemDoneEvent, Ours.ResponseItemDone>,
  Fits<OpenAI.Responses.ResponseErrorEvent, Ours.ResponseErrorEvent>,
  Fits<OpenAI.Responses.ResponseStreamEvent, Ours.ResponseEvent>,
];

/** Every property that the SDK knows stands in our schemas, or here as one that the contract leaves out. */
export type Properties = [
  Fits<keyof OpenAI.ChatCompletion, keyof Ours.ChatCompletion | 'moderation'>,
  Fits<keyof OpenAI.ChatCompletion.Choice, keyof Ours.ChatCompletionChoice>,
  Fits<keyof OpenAI.ChatCompletionMessage, keyof Ours.ChatCompletionMessage>,
  Fits<keyof OpenAI.ChatCompletionChunk, keyof Ours.ChatCompletionChunk | 'moderation'>,
  Fits<keyof OpenAI.ChatCompletionChunk.Choice, keyof Ours.ChatCompletionChunkChoice>,
  Fits<keyof OpenAI.ChatCompletionChunk.Choice.Delta, keyof Ours.ChatCompletionDelta>,
  Fits<keyof OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall, keyof Ours.ToolCallDelta>,
  Fits<keyof OpenAI.CompletionUsage, keyof Ours.CompletionUsage>,
  Fits<
    keyof Defined<OpenAI.CompletionUsage, 'prompt_tokens_details'>,
    keyof Defined<Ours.CompletionUsage, 'prompt_tokens_details'>
  >,
  Fits<
    keyof Defined<OpenAI.CompletionUsage, 'completion_tokens_details'>,
    keyof Defined<Ours.CompletionUsage, 'completion_tokens_details'>
  >,
  Fits<keyof OpenAI.Model, keyof Ours.Model>,
  Fits<keyof OpenAI.ErrorObject, keyof Ours.Error | 'misalignment'>,
  Fits<keyof OpenAI.Embedding, keyof Ours.Embedding>,
  Fits<keyof OpenAI.CompletionChoice, keyof Ours.CompletionChoice>,
  Fits<keyof OpenAI.ChatCompletionCreateParams, keyof Ours.ChatCompletionRequest | 'moderation'>,
  Fits<keyof OpenAI.EmbeddingCreateParams, keyof Ours.EmbeddingRequest>,
  Fits<keyof OpenAI.CompletionCreateParams, keyof Ours.CompletionRequest>,
];

/** What the SDK lets its callers send is what a gateway has to understand. */
export type Requests = [
  Fits<OpenAI.ChatCompletionCreateParams, Ours.ChatCompletionRequest>,
  Fits<OpenAI.ChatCompletionMessageParam, Ours.ChatCompletionMessageParam>,
  Fits<OpenAI.ChatCompletionTool, Ours.FunctionTool | Ours.CustomTool>,
  Fits<OpenAI.ChatCompletionToolChoiceOption, Ours.ToolChoice>,
  Fits<OpenAI.EmbeddingCreateParams, Ours.EmbeddingRequest>,
  Fits<OpenAI.CompletionCreateParams, Ours.CompletionRequest>,
];
