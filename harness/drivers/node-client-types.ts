/**
 * The members of the `openai` package that are called here. Its majors declare them in types that do not fit each other,
 * and this is what they have in common; `?` marks what not every major has.
 */
export interface SdkModule {
  readonly default: new (options: Readonly<Record<string, unknown>>) => SdkClient;
}

export interface SdkClient {
  readonly chat: { readonly completions: Create & Partial<ChatHelpers> };
  /** Where major 4 keeps its helpers. */
  readonly beta?: { readonly chat?: { readonly completions: ChatHelpers } };
  readonly completions: Create;
  readonly embeddings: Create;
  readonly models: {
    list(options?: CallOptions): AsyncIterable<unknown>;
    retrieve(id: string, options?: CallOptions): Promise<unknown>;
  };
  readonly responses?: Create & { stream?(body: Body, options?: CallOptions): ResponseStream };
}

export interface Create {
  create(body: Body & { readonly stream: true }, options?: CallOptions): Promise<AsyncIterable<unknown>>;
  create(body: Body, options?: CallOptions): Answer;
}

export interface Answer extends Promise<unknown> {
  withResponse(): Promise<{
    readonly data: unknown;
    readonly response: { readonly status: number };
    readonly request_id?: string | null;
  }>;
}

export interface ChatHelpers {
  parse(body: Body, options?: CallOptions): Promise<unknown>;
  stream(body: Body, options?: CallOptions): Runner;
  runTools(body: Body, options?: CallOptions & { readonly maxChatCompletions: number }): Runner;
}

export interface Runner {
  readonly messages: readonly unknown[];
  on(event: string, listener: (...args: readonly unknown[]) => void): unknown;
  finalChatCompletion(): Promise<{ readonly choices: readonly { readonly message: SdkMessage }[] }>;
}

export interface SdkMessage {
  readonly content: unknown;
  readonly tool_calls?: readonly unknown[];
}

export interface ResponseStream extends AsyncIterable<{ readonly type: string }> {
  finalResponse(): Promise<unknown>;
}

type Body = Readonly<Record<string, unknown>>;
type CallOptions = { readonly signal?: AbortSignal };
