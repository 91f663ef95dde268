import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Problem } from '../../harness/judge.ts';
import { chunksOf, deltasOf, textOf } from '../chat/chunks.ts';
import { at } from '../json.ts';

/** Shorter thoughts may well be words of the answer. */
const shortestThought = 8;

/** Whether thoughts that have a field of their own also stand in the text. */
export function isApart(answer: Exchange): readonly Problem[] {
  const thoughts = ['reasoning_content', 'reasoning'].map((name) =>
    deltasOf(chunksOf(answer))
      .map(({ delta }) => at(delta, name))
      .filter((piece) => typeof piece === 'string')
      .join('')
      .trim(),
  );
  const text = textOf(answer);
  const repeated = thoughts.find((thought) => thought.length >= shortestThought && text.includes(thought));
  return holds('the text', text, 'none of the reasoning that has its own field', repeated === undefined);
}
