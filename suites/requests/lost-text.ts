import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { isAnswered } from '../chat/acceptance.ts';
import { contentOf } from '../chat/choices.ts';
import { promptTokensOf } from '../chat/usage.ts';

/** A separator between parts may cost a token or save one. */
const tolerated = 2;

/** What the parts say must reach the model as the same text does: the target's own count tells it, or the model. */
export function losesNone(nonce: string, parted: Exchange, plain: Exchange): readonly Problem[] {
  if (!isAnswered(parted) || !isAnswered(plain)) return kept;
  const seen = (found: Problem): Problem => ({ ...found, wire: parted.wire });
  const [less, more] = [promptTokensOf(parted), promptTokensOf(plain)];
  if (less !== undefined && more !== undefined && less < more - tolerated) {
    return [seen(problem('prompt_tokens of a text in two parts', `about ${more}, as in one`, less))];
  }
  if (contentOf(parted).includes('[object Object]')) {
    return [seen(problem('the answer to a text in two parts', nonce, contentOf(parted)))];
  }
  const heard = contentOf(plain).includes(nonce) && contentOf(parted) !== '' && !contentOf(parted).includes(nonce);
  return heard ? softly([seen(problem('the answer to a text in two parts', nonce, contentOf(parted)))]) : kept;
}
