import { invalid } from './errors.ts';
import { optionalBoolean, optionalInteger, optionalString, stopSequences } from './fields.ts';
import type { JsonObject } from './json.ts';
import { readWordModel } from './models.ts';
import { checkSampling } from './sampling.ts';
import { readStreaming } from './stream-request.ts';
import type { Task } from './task.ts';
import { readTextInputs, type TextInput } from './text-input.ts';

export interface CompletionsRequest {
  readonly model: string;
  readonly prompts: readonly TextInput[];
  readonly n: number;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** The prompt stands before each answer. */
  readonly echo: boolean;
  /** How many alternatives each token carries; undefined when no log probabilities were asked for. */
  readonly logprobs: number | undefined;
  readonly taskFor: (prompt: TextInput) => Task;
}

const defaultMaxTokens = 16; // OpenAI's own default for this endpoint

/** Reads the body of a legacy completion; throws a 400 or 404 that names what is wrong. Unknown fields are ignored. */
export function readCompletionsRequest(body: JsonObject): CompletionsRequest {
  const model = readWordModel(body);
  const prompts = readTextInputs(body['prompt'], 'prompt', 2048);
  checkSampling(body);
  const n = optionalInteger(body, 'n', { min: 1, max: 128 }) ?? 1;
  const bestOf = optionalInteger(body, 'best_of', { min: 1, max: 20 });
  if (bestOf !== undefined && bestOf < n)
    throw invalid('best_of', "Invalid 'best_of': expected at least the value of 'n'.");
  const seed = optionalInteger(body, 'seed') ?? '';
  const variation = `${model} ${seed} ${optionalString(body, 'suffix') ?? ''}`;
  const maxTokens = optionalInteger(body, 'max_tokens', { min: 0 }) ?? defaultMaxTokens;
  const stop = stopSequences(body);
  return {
    model,
    prompts,
    n,
    ...readStreaming(body),
    echo: optionalBoolean(body, 'echo') ?? false,
    logprobs: optionalInteger(body, 'logprobs', { min: 0, max: 5 }),
    taskFor: ({ text }) => ({
      turns: [{ role: 'user', text, extraTokens: 0 }],
      variation,
      tools: [],
      toolChoice: 'none',
      parallelToolCalls: false,
      format: { type: 'text' },
      stop,
      maxTokens,
    }),
  };
}
