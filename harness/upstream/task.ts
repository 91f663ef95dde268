import type { JsonObject } from './json.ts';

export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'function';

/** One message as the word model sees it: its text, whatever form it came in. */
export interface Turn {
  readonly role: Role;
  readonly text: string;
  /** What pictures, audio, files and earlier tool calls add to the prompt, in tokens. */
  readonly extraTokens: number;
}

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

export type ToolChoice = 'none' | 'auto' | 'required' | { readonly name: string };

export type Format =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | { readonly type: 'json_schema'; readonly schema: unknown };

/** Everything the answer depends on, the same for chat, completions and responses. */
export interface Task {
  readonly turns: readonly Turn[];
  /** What else changes the words, such as model and seed. */
  readonly variation: string;
  readonly tools: readonly Tool[];
  readonly toolChoice: ToolChoice;
  readonly parallelToolCalls: boolean;
  readonly format: Format;
  readonly stop: readonly string[];
  readonly maxTokens: number | undefined;
}

/** The text of the last user turn, where instructions, nonces and directives stand; empty when there is none. */
export const lastUserText = (turns: readonly Turn[]): string =>
  turns.findLast(({ role }) => role === 'user')?.text ?? '';
