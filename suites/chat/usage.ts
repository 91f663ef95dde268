import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, holds, kept, type Problem, softly } from '../../harness/judge.ts';
import { at, isObject } from '../json.ts';
import { chunksOf } from './chunks.ts';

/** The usage that an answer reports, whole or in the last chunk that has one; undefined when it reports none. */
export function usageOf(answer: Exchange): Record<string, unknown> | undefined {
  if (!answer.ok) return undefined;
  const whole = at(answer.json, 'usage');
  if (isObject(whole)) return whole;
  return chunksOf(answer)
    .map(({ value }) => at(value, 'usage'))
    .findLast(isObject);
}

export const promptTokensOf = (answer: Exchange): number | undefined => {
  const tokens = usageOf(answer)?.['prompt_tokens'];
  return typeof tokens === 'number' ? tokens : undefined;
};

/** The arithmetic of the document; reasoning tokens on top, as some providers count them, are said softly. */
export function addsUp(usage: unknown): readonly Problem[] {
  const [prompt, completion, total] = ['prompt_tokens', 'completion_tokens', 'total_tokens'].map((name) =>
    at(usage, name),
  );
  if (typeof prompt !== 'number' || typeof completion !== 'number') return kept;
  const found = equal('usage.total_tokens', total, prompt + completion);
  return countsReasoningOnTop(usage) ? softly(found) : found;
}

function countsReasoningOnTop(usage: unknown): boolean {
  const sum = Number(at(usage, 'prompt_tokens')) + Number(at(usage, 'completion_tokens'));
  return at(usage, 'total_tokens') === sum + reasoningTokens(usage);
}

const reasoningTokens = (usage: unknown): number =>
  Number(at(usage, 'completion_tokens_details', 'reasoning_tokens') ?? 0);

/** Whether what is counted apart is no more than what it is a part of. */
export function detailsFit(usage: unknown): readonly Problem[] {
  const prompt = at(usage, 'prompt_tokens');
  const completion = at(usage, 'completion_tokens');
  const cached = at(usage, 'prompt_tokens_details', 'cached_tokens');
  const reasoning = reasoningTokens(usage);
  const within = (part: unknown, whole: unknown) =>
    typeof part !== 'number' || typeof whole !== 'number' || (part >= 0 && part <= whole);
  const onTop = reasoning > 0 && countsReasoningOnTop(usage); // `addsUp` speaks of it
  return [
    ...holds('usage: cached_tokens', cached, `0 to ${prompt}, the prompt_tokens`, within(cached, prompt)),
    ...holds(
      'usage: reasoning_tokens',
      reasoning,
      `0 to ${completion}, the completion_tokens`,
      onTop || within(reasoning, completion),
    ),
  ];
}
