import { type ClientCall, Unsupported } from './node-client-outcome.ts';

/** What a caller does with a client above the SDK. A tool call is met in a stream too, when the body has tools. */
export const generationOperations = ['generate', 'stream', 'tool-call', 'object'] as const;

export type GenerationOperation = (typeof generationOperations)[number];
export type GenerationCall = ClientCall<GenerationOperation>;

/** The part of a chat request's body that every client above the SDK has words of its own for. */
export interface Generation {
  readonly model: string;
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly tools: readonly FunctionTool[];
  readonly toolChoice: 'auto' | 'none' | 'required' | { readonly name: string };
  /** Of `response_format`. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> } | null;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
}

export interface FunctionTool {
  readonly name: string;
  readonly description?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Reads the body of a chat request; throws Unsupported for what these clients are not driven with. */
export function generationOf(body: ClientCall<string>['body']): Generation {
  const request = body as unknown as ChatBody; // as the API reference has it
  const chosen = request.tool_choice ?? 'auto';
  const format = request.response_format;
  return {
    model: request.model,
    messages: request.messages.map(({ role, content }) => {
      if (typeof content !== 'string' || role === 'tool') throw new Unsupported('only text messages are driven');
      return { role: role === 'developer' ? 'system' : role, content };
    }),
    tools: (request.tools ?? []).map((tool) => tool.function),
    toolChoice: typeof chosen === 'string' ? chosen : { name: chosen.function.name },
    schema: format?.type === 'json_schema' ? format.json_schema : null,
    maxTokens: request.max_completion_tokens ?? request.max_tokens,
    temperature: request.temperature,
  };
}

/** The schema that an object is asked for by. */
export function schemaOf({ schema }: Generation): NonNullable<Generation['schema']> {
  if (schema === null) throw new Unsupported('an object needs a response_format with a json_schema');
  return schema;
}

interface ChatBody {
  readonly model: string;
  readonly messages: readonly {
    readonly role: 'developer' | 'system' | 'user' | 'assistant' | 'tool';
    readonly content: unknown;
  }[];
  readonly tools?: readonly { readonly function: FunctionTool }[];
  readonly tool_choice?: 'auto' | 'none' | 'required' | { readonly function: { readonly name: string } };
  readonly response_format?:
    | { readonly type: 'json_schema'; readonly json_schema: NonNullable<Generation['schema']> }
    | { readonly type: 'text' | 'json_object' };
  readonly max_completion_tokens?: number;
  readonly max_tokens?: number;
  readonly temperature?: number;
}
