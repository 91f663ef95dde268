import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { promptTokensOf } from '../chat/usage.ts';

/** The question that stands beside every part, with its parts. */
export const asking = (...parts: readonly object[]) => [
  { role: 'user', content: [{ type: 'text', text: 'Reply with the single word OK.' }, ...parts] },
];

/** A part that adds nothing to the prompt was thrown away, unless the server does not count what is not text. */
export function wasCounted(what: string, answer: Exchange, without: Exchange): readonly Problem[] {
  const [more, less] = [promptTokensOf(answer), promptTokensOf(without)];
  if (more === undefined || less === undefined || more > less) return kept;
  const found = problem(`prompt_tokens with ${what}`, `more than ${less}, as without it`, more);
  return softly([{ ...found, wire: answer.wire }]);
}
