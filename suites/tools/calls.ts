import type { Exchange } from '../../harness/gateway/exchange.ts';
import { inconclusive, type Judgement } from '../../harness/judge.ts';
import { chunksOf, deltasOf } from '../chat/chunks.ts';
import { unanswered } from '../declined.ts';
import { at, list } from '../json.ts';
import { toolWords } from './asks.ts';
import { joined, piecesOf } from './pieces.ts';

/** One tool call of an answer, each field as it was sent. */
export interface Call {
  /** Index of the choice it stands in. */
  readonly choice: unknown;
  readonly id: unknown;
  readonly type: unknown;
  readonly name: unknown;
  readonly arguments: unknown;
}

const isStream = (answer: Exchange): boolean => answer.events.length > 0 && answer.json === undefined;

/** Every tool call of an answer, those of a stream put together. */
export function callsOf(answer: Exchange): readonly Call[] {
  if (isStream(answer)) return joined(piecesOf(answer));
  return list(answer.json, 'choices').flatMap((choice) =>
    list(choice, 'message', 'tool_calls').map((call) => ({
      choice: at(choice, 'index'),
      id: at(call, 'id'),
      type: at(call, 'type'),
      name: at(call, 'function', 'name'),
      arguments: at(call, 'function', 'arguments'),
    })),
  );
}

/** The finish_reason of the first choice, or undefined. */
export function finishOf(answer: Exchange): unknown {
  if (!isStream(answer)) return at(answer.json, 'choices', 0, 'finish_reason') ?? undefined;
  const reasons = deltasOf(chunksOf(answer)).map(({ finishReason }) => finishReason);
  return reasons.find((reason) => reason !== null);
}

/** Judges the calls of an answer, or says why there are none to judge. */
export function ofCalls(answer: Exchange, judge: (calls: readonly Call[]) => Judgement): Judgement {
  const missing = unanswered(answer, toolWords);
  if (missing !== null) return missing;
  const calls = callsOf(answer);
  if (calls.length > 0) return judge(calls);
  return inconclusive(
    finishOf(answer) === 'length' ? 'the tokens ran out before a call' : 'the model answered without a call',
  );
}
