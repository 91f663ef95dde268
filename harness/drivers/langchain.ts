import { loadInstalled, type NotInstalled, type WantedPackage } from './installed.ts';
import {
  type Generation,
  type GenerationCall,
  type GenerationOperation,
  generationOf,
  schemaOf,
} from './node-client-generation.ts';
import { type ClientOutcome, clientOutcome } from './node-client-outcome.ts';

export interface LangChain {
  /** The exact version of `@langchain/openai`, such as `1.6.0`. */
  readonly version: string;
  run(call: GenerationCall): Promise<ClientOutcome>;
}

const wanted: WantedPackage = {
  name: '@langchain/openai',
  major: 1,
  beside: [{ name: '@langchain/core', major: 1 }],
  // The first two trace every call to LangSmith, or send it there in place of the base URL.
  redirecting: /^(LANGSMITH_.*|LANGCHAIN_.*|LC_OUTPUT_VERSION|OPENAI_(?!API_KEY$).*|AZURE_OPENAI_.*)$/,
};

/** Loads LangChain's OpenAI client from the folder `from`; says what is missing otherwise. */
export async function loadLangChain(from: string): Promise<LangChain | NotInstalled> {
  const installed = await loadInstalled(wanted, from);
  if (installed.missing !== undefined) return installed;
  const langchain = installed.module as LangChainModule; // its name and major were checked
  return {
    version: installed.version,
    run: (call) =>
      clientOutcome((hold) => {
        const generation = generationOf(call.body);
        const options = call.signal === undefined ? {} : { signal: call.signal };
        return perform[call.operation](chatModel(langchain, call, generation), generation, options, hold);
      }),
  };
}

type Hold = (partial: unknown) => void;

const perform: Readonly<
  Record<
    GenerationOperation,
    (model: ChatModel, generation: Generation, options: Options, hold: Hold) => Promise<unknown>
  >
> = {
  generate: (model, generation, options) => generated(model, generation, options),
  'tool-call': (model, generation, options) => generated(model, generation, options),
  object: async (model, generation, options) => {
    const { name, schema } = schemaOf(generation);
    const structured = model.withStructuredOutput(schema, { name, method: 'jsonSchema' });
    return { object: await structured.invoke(generation.messages, options) };
  },
  stream: async (model, generation, options, hold) => {
    const text: unknown[] = [];
    hold({ text });
    let whole: Chunk | undefined;
    for await (const chunk of await withTools(model, generation).stream(generation.messages, options)) {
      text.push(chunk.content);
      whole = whole === undefined ? chunk : whole.concat(chunk);
    }
    return { text, ...(whole !== undefined && said(whole)) };
  },
};

const generated = async (model: ChatModel, generation: Generation, options: Options) =>
  said(await withTools(model, generation).invoke(generation.messages, options));

const said = ({ content, tool_calls, usage_metadata, response_metadata }: Message) => ({
  content,
  toolCalls: tool_calls ?? [],
  finishReason: response_metadata['finish_reason'] ?? null,
  usage: usage_metadata ?? null,
});

function withTools(model: ChatModel, { tools, toolChoice }: Generation): Runnable {
  if (tools.length === 0) return model;
  const definitions = tools.map((tool) => ({ type: 'function', function: tool }));
  const tool_choice = typeof toolChoice === 'string' ? toolChoice : { type: 'function', function: toolChoice };
  return model.bindTools(definitions, { tool_choice });
}

function chatModel({ ChatOpenAI }: LangChainModule, call: GenerationCall, generation: Generation): ChatModel {
  const { model, maxTokens, temperature } = generation;
  return new ChatOpenAI({
    model,
    apiKey: call.apiKey ?? 'none', // without one it does not start; `keyless` takes the header away
    maxRetries: call.maxRetries,
    timeout: call.timeoutMs,
    ...(maxTokens !== undefined && { maxTokens }),
    ...(temperature !== undefined && { temperature }),
    configuration: {
      baseURL: call.baseURL,
      fetch: call.apiKey === null ? keyless(call.fetch) : call.fetch,
      logLevel: 'off',
    },
  });
}

/** Without Authorization: the SDK's own way, a default header of null, does not get through. */
const keyless =
  (send: typeof fetch): typeof fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    return send(input, { ...init, headers });
  };

/** The members of `@langchain/openai` that are called here. */
interface LangChainModule {
  readonly ChatOpenAI: new (fields: Readonly<Record<string, unknown>>) => ChatModel;
}

interface Runnable<Answer = Message> {
  invoke(messages: Generation['messages'], options: Options): Promise<Answer>;
  stream(messages: Generation['messages'], options: Options): Promise<AsyncIterable<Chunk>>;
}

interface ChatModel extends Runnable {
  bindTools(tools: readonly unknown[], options: { readonly tool_choice: unknown }): Runnable;
  withStructuredOutput(schema: unknown, options: { readonly name: string; readonly method: string }): Runnable<unknown>;
}

interface Message {
  readonly content: unknown;
  readonly tool_calls?: readonly unknown[];
  readonly usage_metadata?: unknown;
  readonly response_metadata: Readonly<Record<string, unknown>>;
}

interface Chunk extends Message {
  concat(chunk: Chunk): Chunk;
}

type Options = { readonly signal?: AbortSignal };
