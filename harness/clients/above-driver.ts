import { loadAiSdk } from '../drivers/ai-sdk.ts';
import { loadLangChain } from '../drivers/langchain.ts';
import type { GenerationCall, GenerationOperation } from '../drivers/node-client-generation.ts';
import type { ClientOutcome } from '../drivers/node-client-outcome.ts';
import { type Driver, type Missing, type StartOptions, wrongKey } from './driver.ts';

/** Clients above the SDK name what they do in words of their own; here they answer in those of a chat completion. */
const operations: Readonly<Record<string, GenerationOperation>> = {
  create: 'generate',
  stream: 'stream',
  'tool-calls': 'tool-call',
  'tools-streamed': 'stream',
  parse: 'object',
};

/** The AI SDK with its provider for OpenAI-compatible targets. */
export async function startAiSdk({ keys, folder }: StartOptions): Promise<Driver | Missing> {
  const loaded = await loadAiSdk(folder);
  if ('missing' in loaded) return { missing: loaded.missing, enable: loaded.enable };
  const { ai, '@ai-sdk/openai-compatible': provider } = loaded.versions;
  return driver(`${ai} with @ai-sdk/openai-compatible ${provider}`, (call) => loaded.run(call), keys.apiKey);
}

/** LangChain with its client for OpenAI. */
export async function startLangChain({ keys, folder }: StartOptions): Promise<Driver | Missing> {
  const loaded = await loadLangChain(folder);
  if ('missing' in loaded) return { missing: loaded.missing, enable: loaded.enable };
  return driver(loaded.version, (call) => loaded.run(call), keys.apiKey);
}

const driver = (
  version: string,
  run: (call: GenerationCall) => Promise<ClientOutcome>,
  apiKey: string | null,
): Driver => ({
  version,
  child: false,
  run: async (call) => {
    const operation = operations[call.operation];
    if (operation === undefined) return { unsupported: `it has no ${call.operation}` };
    const outcome = await run({
      operation,
      baseURL: call.base,
      apiKey: call.key === null ? null : call.key === 'wrong' ? wrongKey : apiKey,
      fetch: call.fetch,
      body: call.body,
      timeoutMs: call.timeoutMs,
      maxRetries: call.retries,
      signal: call.signal,
    });
    return 'value' in outcome ? { value: completionOf(outcome.value as Generated) } : outcome; // what both drivers return
  },
  close: async () => {},
});

interface Generated {
  readonly text?: string | readonly string[];
  readonly content?: unknown;
  readonly object?: unknown;
  readonly toolCalls?: readonly {
    readonly toolCallId?: string;
    readonly id?: string;
    readonly toolName?: string;
    readonly name?: string;
    readonly input?: unknown;
    readonly args?: unknown;
  }[];
  readonly finishReason?: string | null;
  readonly usage?: { readonly totalTokens?: number; readonly total_tokens?: number } | null;
}

/** What was generated, as a completion of one choice. */
function completionOf({ text, content, object, toolCalls = [], finishReason, usage }: Generated): unknown {
  const said = text ?? content ?? (object === undefined ? '' : JSON.stringify(object));
  const message = {
    role: 'assistant',
    content: Array.isArray(said) ? said.join('') : said,
    tool_calls: toolCalls.map((call) => ({
      id: call.toolCallId ?? call.id,
      type: 'function',
      function: { name: call.toolName ?? call.name, arguments: JSON.stringify(call.input ?? call.args) },
    })),
  };
  const total_tokens = usage?.totalTokens ?? usage?.total_tokens;
  return {
    choices: [{ index: 0, message, finish_reason: finishReason?.replaceAll('-', '_') }],
    usage: { total_tokens },
  };
}
