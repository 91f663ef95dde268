// Made from openapi.yaml by build.ts, as the profile strict reads it. Edit the YAML and run `npm run spec`.

export interface ErrorResponse {
  error: Error;
}

export interface Error {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
}

export interface ModelList {
  object: 'list';
  data: Array<Model>;
}

export interface Model {
  id: string;
  object: 'model';
  created: UnixSeconds;
  owned_by: string;
  shutdown_date?: string | null;
}

export interface ChatCompletion {
  id: string;
  object: 'chat.completion';
  created: UnixSeconds;
  model: string;
  choices: Array<ChatCompletionChoice>;
  usage?: CompletionUsage;
  service_tier?: UsedServiceTier;
  system_fingerprint?: string;
  metadata?: Metadata;
}

export interface ChatCompletionChoice {
  index: number;
  message: ChatCompletionMessage;
  finish_reason: FinishReason;
  logprobs: ChatCompletionLogprobs;
}

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'function_call';

export interface ChatCompletionMessage {
  role: 'assistant';
  content: string | null;
  refusal: string | null;
  tool_calls?: Array<ToolCall | CustomToolCall>;
  annotations?: Array<Annotation>;
  function_call?: {
    name: string;
    arguments: string;
  };
  audio?: {
    id: string;
    expires_at: UnixSeconds;
    data: string;
    transcript: string;
  } | null;
}

export interface ToolCall {
  id: string;
  type: 'function';
  function: {
    name: string;
    arguments: string;
  };
}

export interface CustomToolCall {
  id: string;
  type: 'custom';
  custom: {
    name: string;
    input: string;
  };
}

export interface Annotation {
  type: 'url_citation';
  url_citation: {
    start_index: number;
    end_index: number;
    url: string;
    title: string;
  };
}

export type ChatCompletionLogprobs = {
  content: Array<ChatCompletionTokenLogprob> | null;
  refusal: Array<ChatCompletionTokenLogprob> | null;
} | null;

export interface ChatCompletionTokenLogprob {
  token: string;
  logprob: number;
  bytes: TokenBytes;
  top_logprobs: Array<{
    token: string;
    logprob: number;
    bytes: TokenBytes;
  }>;
}

export type TokenBytes = Array<number> | null;

export interface CompletionUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details?: {
    audio_tokens?: TokenShare;
    cached_tokens?: TokenShare;
    cache_write_tokens?: TokenShare;
    image_tokens?: TokenShare;
    text_tokens?: TokenShare;
  };
  completion_tokens_details?: {
    accepted_prediction_tokens?: TokenShare;
    audio_tokens?: TokenShare;
    reasoning_tokens?: TokenShare;
    rejected_prediction_tokens?: TokenShare;
    text_tokens?: TokenShare;
  };
}

export type TokenShare = number;

export type UsedServiceTier = 'auto' | 'default' | 'flex' | 'scale' | 'priority' | 'fast' | null;

export interface ChatCompletionChunk {
  id: string;
  object: 'chat.completion.chunk';
  created: UnixSeconds;
  model: string;
  choices: Array<ChatCompletionChunkChoice>;
  usage?: CompletionUsage | null;
  service_tier?: UsedServiceTier;
  system_fingerprint?: string;
  obfuscation?: string;
}

export interface ChatCompletionChunkChoice {
  index: number;
  delta: ChatCompletionDelta;
  finish_reason: FinishReason | null;
  logprobs?: ChatCompletionLogprobs;
}

export type ChatCompletionDelta = {
  role?: 'developer' | 'system' | 'user' | 'assistant' | 'tool';
  content?: string | null;
  refusal?: string | null;
  tool_calls?: Array<ToolCallDelta>;
  audio?: {
    id?: string;
    expires_at?: UnixSeconds;
    data?: string;
    transcript?: string;
  };
  function_call?: {
    name?: string;
    arguments?: string;
  };
};

export interface ToolCallDelta {
  index: number;
  id?: string;
  type?: 'function' | 'custom';
  function?: {
    name?: string;
    arguments?: string;
  };
  custom?: {
    name?: string;
    input?: string;
  };
}

export interface ChatCompletionRequest {
  model: string;
  messages: Array<ChatCompletionMessageParam>;
  stream?: boolean | null;
  stream_options?: StreamOptions;
  max_completion_tokens?: number | null;
  max_tokens?: number | null;
  n?: number | null;
  temperature?: Temperature;
  top_p?: TopP;
  presence_penalty?: Penalty;
  frequency_penalty?: Penalty;
  stop?: Stop;
  seed?: number | null;
  logit_bias?: LogitBias;
  logprobs?: boolean | null;
  top_logprobs?: number | null;
  tools?: Array<FunctionTool | CustomTool>;
  tool_choice?: ToolChoice;
  parallel_tool_calls?: boolean;
  functions?: Array<{
    name: string;
    description?: string;
    parameters?: JsonSchema;
  }>;
  function_call?:
    | 'none'
    | 'auto'
    | {
        name: string;
      };
  response_format?: ResponseFormat;
  reasoning_effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max' | null;
  verbosity?: 'low' | 'medium' | 'high' | null;
  service_tier?: 'auto' | 'default' | 'flex' | 'scale' | 'priority' | 'fast' | null;
  modalities?: Array<'text' | 'audio'> | null;
  audio?: {
    voice:
      | string
      | {
          id: string;
        };
    format: 'wav' | 'aac' | 'mp3' | 'flac' | 'opus' | 'pcm16';
  } | null;
  prediction?: {
    type: 'content';
    content: TextContent;
  } | null;
  web_search_options?: {
    search_context_size?: 'low' | 'medium' | 'high';
    user_location?: {
      type: 'approximate';
      approximate: {
        country?: string;
        region?: string;
        city?: string;
        timezone?: string;
      };
    } | null;
  };
  store?: boolean | null;
  metadata?: Metadata;
  user?: string;
  safety_identifier?: string | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: {
    mode?: 'implicit' | 'explicit';
    ttl?: '30m';
  };
  prompt_cache_retention?: 'in_memory' | '24h' | null;
}

export type ChatCompletionMessageParam =
  | DeveloperMessage
  | SystemMessage
  | UserMessage
  | AssistantMessage
  | ToolMessage
  | FunctionMessage;

export interface DeveloperMessage {
  role: 'developer';
  content: TextContent;
  name?: string;
}

export interface SystemMessage {
  role: 'system';
  content: TextContent;
  name?: string;
}

export interface UserMessage {
  role: 'user';
  content: string | Array<TextPart | ImagePart | AudioPart | FilePart>;
  name?: string;
}

export interface AssistantMessage {
  role: 'assistant';
  content?: string | Array<TextPart | RefusalPart> | null;
  refusal?: string | null;
  name?: string;
  tool_calls?: Array<ToolCall | CustomToolCall>;
  function_call?: {
    name: string;
    arguments: string;
  } | null;
  audio?: {
    id: string;
  } | null;
}

export interface ToolMessage {
  role: 'tool';
  content: TextContent;
  tool_call_id: string;
}

export interface FunctionMessage {
  role: 'function';
  content: string | null;
  name: string;
}

export type TextContent = string | Array<TextPart>;

export interface TextPart {
  type: 'text';
  text: string;
  prompt_cache_breakpoint?: PromptCacheBreakpoint;
}

export interface ImagePart {
  type: 'image_url';
  image_url: {
    url: string;
    detail?: 'auto' | 'low' | 'high' | 'original';
  };
  prompt_cache_breakpoint?: PromptCacheBreakpoint;
}

export interface AudioPart {
  type: 'input_audio';
  input_audio: {
    data: string;
    format: 'wav' | 'mp3';
  };
  prompt_cache_breakpoint?: PromptCacheBreakpoint;
}

export interface FilePart {
  type: 'file';
  file: {
    filename?: string;
    file_data?: string;
    file_id?: string;
  };
  prompt_cache_breakpoint?: PromptCacheBreakpoint;
}

export interface RefusalPart {
  type: 'refusal';
  refusal: string;
}

export interface PromptCacheBreakpoint {
  mode: 'explicit';
  ttl?: '30m' | '12h';
}

export interface FunctionTool {
  type: 'function';
  function: {
    name: string;
    description?: string;
    parameters?: JsonSchema;
    strict?: boolean | null;
  };
}

export interface CustomTool {
  type: 'custom';
  custom: {
    name: string;
    description?: string;
    format?:
      | {
          type: 'text';
        }
      | {
          type: 'grammar';
          grammar: {
            definition: string;
            syntax: 'lark' | 'regex';
          };
        };
  };
}

export type ToolChoice =
  | 'none'
  | 'auto'
  | 'required'
  | {
      type: 'allowed_tools';
      allowed_tools: {
        mode: 'auto' | 'required';
        tools: Array<{ [name: string]: unknown }>;
      };
    }
  | {
      type: 'function';
      function: {
        name: string;
      };
    }
  | {
      type: 'custom';
      custom: {
        name: string;
      };
    };

export type ResponseFormat =
  | {
      type: 'text';
    }
  | {
      type: 'json_object';
    }
  | {
      type: 'json_schema';
      json_schema: {
        name: string;
        description?: string;
        schema?: JsonSchema;
        strict?: boolean | null;
      };
    };

export type JsonSchema = { [name: string]: unknown };

export type StreamOptions = {
  include_usage?: boolean;
  include_obfuscation?: boolean;
} | null;

export type Stop = string | Array<string> | null;

export type Temperature = number | null;

export type TopP = number | null;

export type Penalty = number | null;

export type LogitBias = { [name: string]: number } | null;

export type Metadata = { [name: string]: string } | null;

export interface EmbeddingRequest {
  model: string;
  input: string | Array<string> | Array<number> | Array<Array<number>>;
  encoding_format?: 'float' | 'base64';
  dimensions?: number;
  user?: string;
}

export interface EmbeddingList {
  object: 'list';
  data: Array<Embedding>;
  model: string;
  usage: EmbeddingUsage;
}

export interface Embedding {
  object: 'embedding';
  index: number;
  embedding: Array<number>;
}

export interface Base64EmbeddingList {
  object: 'list';
  data: Array<Base64Embedding>;
  model: string;
  usage: EmbeddingUsage;
}

export interface Base64Embedding {
  object: 'embedding';
  index: number;
  embedding: string;
}

export interface EmbeddingUsage {
  prompt_tokens: number;
  total_tokens: number;
}

export interface CompletionRequest {
  model: string;
  prompt: string | Array<string> | Array<number> | Array<Array<number>> | null;
  suffix?: string | null;
  max_tokens?: number | null;
  temperature?: Temperature;
  top_p?: TopP;
  n?: number | null;
  best_of?: number | null;
  stream?: boolean | null;
  stream_options?: StreamOptions;
  logprobs?: number | null;
  echo?: boolean | null;
  stop?: Stop;
  presence_penalty?: Penalty;
  frequency_penalty?: Penalty;
  logit_bias?: LogitBias;
  seed?: number | null;
  user?: string;
}

export interface Completion {
  id: string;
  object: 'text_completion';
  created: UnixSeconds;
  model: string;
  choices: Array<CompletionChoice>;
  usage?: CompletionUsage;
  system_fingerprint?: string;
}

export interface CompletionChoice {
  index: number;
  text: string;
  finish_reason: CompletionFinishReason;
  logprobs: CompletionLogprobs;
}

export interface CompletionChunk {
  id: string;
  object: 'text_completion';
  created: UnixSeconds;
  model: string;
  choices: Array<CompletionChunkChoice>;
  usage?: CompletionUsage | null;
  system_fingerprint?: string;
}

export interface CompletionChunkChoice {
  index: number;
  text: string;
  finish_reason: CompletionFinishReason | null;
  logprobs: CompletionLogprobs;
}

export type CompletionFinishReason = 'stop' | 'length' | 'content_filter';

export type CompletionLogprobs = {
  tokens?: Array<string>;
  token_logprobs?: Array<number>;
  top_logprobs?: Array<{ [name: string]: number }>;
  text_offset?: Array<number>;
} | null;

export interface ResponseObject {
  id: string;
  object: 'response';
  created_at: number;
  status: 'completed' | 'failed' | 'in_progress' | 'cancelled' | 'queued' | 'incomplete';
  error: {
    message: string;
  } | null;
  incomplete_details: {
    reason?: 'max_output_tokens' | 'content_filter';
  } | null;
  model: string;
  output: Array<ResponseItem>;
  parallel_tool_calls: boolean;
  previous_response_id?: string | null;
  metadata: Metadata;
  temperature: Temperature;
  top_p: TopP;
  usage?: ResponseUsage | null;
}

export interface ResponseItem {
  type: string;
}

export interface ResponseMessage {
  type: 'message';
  id: string;
  role: 'assistant';
  status: 'in_progress' | 'completed' | 'incomplete';
  phase?: 'commentary' | 'final_answer' | null;
  content: Array<ResponseText | ResponseRefusal>;
}

export interface ResponseText {
  type: 'output_text';
  text: string;
  annotations: Array<unknown>;
  logprobs: Array<unknown>;
}

export interface ResponseRefusal {
  type: 'refusal';
  refusal: string;
}

export interface ResponseReasoningText {
  type: 'reasoning_text';
  text: string;
}

export interface ResponseFunctionCall {
  type: 'function_call';
  id?: string;
  call_id: string;
  name: string;
  arguments: string;
  status?: 'in_progress' | 'completed' | 'incomplete';
}

export interface ResponseUsage {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  input_tokens_details: {
    cached_tokens?: number;
    cache_write_tokens?: number;
  };
  output_tokens_details: {
    reasoning_tokens?: number;
  };
}

export interface ResponseEvent {
  type: string;
  sequence_number?: number;
}

export interface ResponseCreated {
  type: 'response.created';
  response: ResponseObject;
  sequence_number: number;
}

export interface ResponseInProgress {
  type: 'response.in_progress';
  response: ResponseObject;
  sequence_number: number;
}

export interface ResponseCompleted {
  type: 'response.completed';
  response: ResponseObject;
  sequence_number: number;
}

export interface ResponseIncomplete {
  type: 'response.incomplete';
  response: ResponseObject;
  sequence_number: number;
}

export interface ResponseFailed {
  type: 'response.failed';
  response: ResponseObject;
  sequence_number: number;
}

export interface ResponseItemAdded {
  type: 'response.output_item.added';
  output_index: number;
  item: ResponseItem;
  sequence_number: number;
}

export interface ResponseItemDone {
  type: 'response.output_item.done';
  output_index: number;
  item: ResponseItem;
  sequence_number: number;
}

export interface ResponsePartAdded {
  type: 'response.content_part.added';
  item_id: string;
  output_index: number;
  content_index: number;
  part: ResponseText | ResponseRefusal | ResponseReasoningText;
  sequence_number: number;
}

export interface ResponsePartDone {
  type: 'response.content_part.done';
  item_id: string;
  output_index: number;
  content_index: number;
  part: ResponseText | ResponseRefusal | ResponseReasoningText;
  sequence_number: number;
}

export interface ResponseTextDelta {
  type: 'response.output_text.delta';
  item_id: string;
  output_index: number;
  content_index: number;
  delta: string;
  logprobs: Array<unknown>;
  sequence_number: number;
}

export interface ResponseTextDone {
  type: 'response.output_text.done';
  item_id: string;
  output_index: number;
  content_index: number;
  text: string;
  logprobs: Array<unknown>;
  sequence_number: number;
}

export interface ResponseArgumentsDelta {
  type: 'response.function_call_arguments.delta';
  item_id: string;
  output_index: number;
  delta: string;
  sequence_number: number;
}

export interface ResponseArgumentsDone {
  type: 'response.function_call_arguments.done';
  item_id: string;
  output_index: number;
  arguments: string;
  name: string;
  sequence_number: number;
}

export interface ResponseErrorEvent {
  type: 'error';
  message: string;
  code: string | null;
  param: string | null;
  sequence_number: number;
}

export type UnixSeconds = number;

export type Duration = string;
