import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, notOffered, type Undecided } from '../../harness/judge.ts';
import { statusAndBody } from '../http.ts';
import { at } from '../json.ts';
import { declinesEndpoint } from '../not-offered.ts';

/** Enough for any answer here to begin. */
export const cap = 8;

/** Sends a legacy completion for the model under test; a field set to undefined is left out. */
export const complete = (gateway: Gateway, patch: Patch = {}): Promise<Exchange> =>
  gateway.post('/completions', { model: gateway.model, prompt: 'Say OK', max_tokens: cap, ...patch });

/** OpenAI itself answers so for every model that only chats. */
const onlyChats = /chat model|v1\/completions|completions endpoint|not support/i;

/** A skip where there are no legacy completions, or none for this model; null where there are. */
export function absent(answer: Exchange): Undecided | null {
  const message = at(answer.json, 'error', 'message');
  const refused = answer.status !== null && answer.status >= 400 && answer.status < 500;
  if (refused && typeof message === 'string' && onlyChats.test(message)) {
    return notOffered(`/completions is not offered for this model: ${message}`);
  }
  return declinesEndpoint(answer, '/completions');
}

/** Judges an answer that was given, and leaves one that was refused to who judges refusals. */
export function ifAnswered(answer: Exchange, judge: (answer: Exchange) => Judgement): Judgement {
  const missing = absent(answer);
  if (missing !== null) return missing;
  return answer.status === 200 ? judge(answer) : inconclusive(`it was not answered: ${statusAndBody(answer)}`);
}
