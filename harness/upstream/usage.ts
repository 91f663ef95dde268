import type { Task, Turn } from './task.ts';
import { wordTokens } from './words.ts';

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number; readonly audio_tokens: number };
  readonly completion_tokens_details: {
    readonly reasoning_tokens: number;
    readonly audio_tokens: number;
    readonly accepted_prediction_tokens: number;
    readonly rejected_prediction_tokens: number;
  };
}

const perMessage = 3; // OpenAI's own overhead for the marks around a message
const perReply = 3; // and for the marks that begin the answer

const turnTokens = ({ text, extraTokens }: Turn): number => wordTokens(text).length + extraTokens + perMessage;

/** How many tokens a prompt costs: its words, a fixed overhead per message, and the tools offered. */
export const promptTokens = ({ turns, tools }: Pick<Task, 'turns' | 'tools'>): number =>
  turns.reduce((sum, turn) => sum + turnTokens(turn), perReply) +
  tools.reduce((sum, tool) => sum + wordTokens(JSON.stringify(tool, null, 1)).length, 0);

/** The usage object; the total is the sum of the two, with nothing cached, reasoned or spoken. */
export const usageOf = (prompt: number, completion: number): Usage => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});
