import type { SdkError } from '../gateway/gateway.ts';
import { describeError } from '../gateway/sdk.ts';
import { loadInstalled, type NotInstalled, type WantedPackage } from './installed.ts';
import {
  type Generation,
  type GenerationCall,
  type GenerationOperation,
  generationOf,
  schemaOf,
} from './node-client-generation.ts';
import { type ClientOutcome, clientOutcome } from './node-client-outcome.ts';

export interface AiSdk {
  /** The exact versions, such as `7.0.173`. */
  readonly versions: { readonly ai: string; readonly '@ai-sdk/openai-compatible': string };
  run(call: GenerationCall): Promise<ClientOutcome>;
}

const provider: WantedPackage = { name: '@ai-sdk/openai-compatible', major: 3 };
const core: WantedPackage = { name: 'ai', major: 7, beside: [provider] };

/** Loads the AI SDK from the folder `from`; says what is missing otherwise. */
export async function loadAiSdk(from: string): Promise<AiSdk | NotInstalled> {
  const ai = await loadInstalled(core, from);
  if (ai.missing !== undefined) return ai;
  const compatible = await loadInstalled(provider, from);
  if (compatible.missing !== undefined) return compatible;
  const sdk = { ...(ai.module as Core), ...(compatible.module as Provider) }; // their names and majors were checked
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false }); // it would print what it makes of a setting
  return {
    versions: { ai: ai.version, '@ai-sdk/openai-compatible': compatible.version },
    run: (call) => clientOutcome((hold) => perform[call.operation](sdk, settings(sdk, call), call, hold), described),
  };
}

type Sdk = Core & Provider;
type Hold = (partial: unknown) => void;

const perform: Readonly<
  Record<GenerationOperation, (sdk: Sdk, settings: Settings, call: GenerationCall, hold: Hold) => Promise<unknown>>
> = {
  generate: async (sdk, settings) => generated(await sdk.generateText(settings)),
  'tool-call': async (sdk, settings) => generated(await sdk.generateText(settings)),
  object: async (sdk, settings, { body }) => {
    const { name, schema } = schemaOf(generationOf(body));
    const output = sdk.Output.object({ name, schema: sdk.jsonSchema(schema) });
    const result = await sdk.generateText({ ...settings, output });
    return { object: result.output, ...generated(result) };
  },
  stream: async (sdk, settings, _call, hold) => {
    const failed: unknown[] = [];
    const result = sdk.streamText({ ...settings, onError: ({ error }) => void failed.push(error) });
    const seen: { text: string[]; toolCalls: unknown[] } = { text: [], toolCalls: [] };
    hold(seen);
    for await (const part of result.stream) {
      if (part.type === 'text-delta') seen.text.push(part.text);
      if (part.type === 'tool-call') seen.toolCalls.push(toolCall(part));
      if (part.type === 'error') failed.push(part.error);
      if (part.type === 'abort') failed.push(new Error(`aborted: ${part.reason ?? 'no reason given'}`));
    }
    // The stream itself ends well whatever befell it.
    if (failed.length > 0) throw failed[0];
    return { ...seen, finishReason: await result.finishReason, usage: usageOf(await result.totalUsage) };
  },
};

const generated = (result: Generated) => ({
  text: result.text,
  toolCalls: result.toolCalls.map(toolCall),
  finishReason: result.finishReason,
  usage: usageOf(result.totalUsage),
});

const toolCall = ({ toolCallId, toolName, input }: ToolCall) => ({ toolCallId, toolName, input });
const usageOf = ({ inputTokens, outputTokens, totalTokens }: Usage) => ({ inputTokens, outputTokens, totalTokens });

function settings(sdk: Sdk, call: GenerationCall): Settings {
  const { baseURL, apiKey, fetch, timeoutMs, maxRetries, signal } = call;
  const { model, messages, tools, toolChoice, maxTokens, temperature } = generationOf(call.body);
  const timeout = AbortSignal.timeout(timeoutMs);
  const compatible = sdk.createOpenAICompatible({
    name: 'target',
    baseURL,
    ...(apiKey !== null && { apiKey }),
    fetch,
    includeUsage: true,
    supportsStructuredOutputs: true,
  });
  return {
    model: compatible.chatModel(model),
    messages,
    allowSystemInMessages: true,
    maxRetries,
    abortSignal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    telemetry: { isEnabled: false },
    ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(tools.length > 0 && {
      tools: Object.fromEntries(
        tools.map(({ name, description, parameters }) => [
          name,
          sdk.tool({ ...(description !== undefined && { description }), inputSchema: sdk.jsonSchema(parameters) }),
        ]),
      ),
      toolChoice: typeof toolChoice === 'string' ? toolChoice : { type: 'tool', toolName: toolChoice.name },
    }),
  };
}

/** With the status and the error object of an answer that was refused, which it keeps under names of its own. */
function described(error: unknown): SdkError {
  const { statusCode, data } = error as {
    readonly statusCode?: unknown;
    readonly data?: { readonly error?: ErrorBody };
  };
  if (statusCode === undefined) return describeError(error);
  const { code, param, type } = data?.error ?? {};
  return { ...describeError(error), status: statusCode, code, param, type };
}

type ErrorBody = Readonly<Partial<Record<'code' | 'param' | 'type', unknown>>>;
type Settings = Readonly<Record<string, unknown>> & { readonly messages: Generation['messages'] };

/** The members of `ai` that are called here. */
interface Core {
  generateText(settings: Settings): Promise<Generated>;
  streamText(settings: Settings & { readonly onError: (event: { readonly error: unknown }) => void }): Streamed;
  tool(definition: Readonly<Record<string, unknown>>): unknown;
  jsonSchema(schema: Readonly<Record<string, unknown>>): unknown;
  readonly Output: { object(options: { readonly name: string; readonly schema: unknown }): unknown };
}

/** The member of `@ai-sdk/openai-compatible` that is called here. */
interface Provider {
  createOpenAICompatible(settings: Readonly<Record<string, unknown>>): { chatModel(id: string): unknown };
}

interface Generated {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: string;
  readonly totalUsage: Usage;
  readonly output: unknown;
}

interface Streamed {
  readonly stream: AsyncIterable<Part>;
  readonly finishReason: PromiseLike<string>;
  readonly totalUsage: PromiseLike<Usage>;
}

type Part =
  | { readonly type: 'text-delta'; readonly text: string }
  | ({ readonly type: 'tool-call' } & ToolCall)
  | { readonly type: 'error'; readonly error: unknown }
  | { readonly type: 'abort'; readonly reason?: string };

interface ToolCall {
  readonly toolCallId: string;
  readonly toolName: string;
  readonly input: unknown;
}

type Usage = Readonly<Partial<Record<'inputTokens' | 'outputTokens' | 'totalTokens', number>>>;
