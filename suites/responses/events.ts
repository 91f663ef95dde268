import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { SseBlock } from '../../harness/gateway/sse.ts';
import { inconclusive, type Judgement } from '../../harness/judge.ts';
import { sentinel } from '../chat/chunks.ts';
import { statusAndBody } from '../http.ts';
import { at } from '../json.ts';

/** An event of a streamed response whose data is JSON. */
export interface ResponseEvent {
  readonly type: unknown;
  readonly value: unknown;
  readonly block: SseBlock;
}

/** Every event in order; what cannot be read, and `[DONE]`, which the API does without, are left out. */
export const eventsOf = (answer: Exchange): readonly ResponseEvent[] =>
  answer.events
    .filter(({ data }) => data !== sentinel && data !== '')
    .flatMap((block) => {
      try {
        const value = JSON.parse(block.data) as unknown;
        return [{ type: at(value, 'type'), value, block }];
      } catch {
        return [];
      }
    });

/** Events that end a stream. */
export const endings: readonly unknown[] = ['response.completed', 'response.incomplete', 'response.failed'];

/** The final response of a stream, or undefined when it did not come to one. */
export const finalOf = (events: readonly ResponseEvent[]): unknown =>
  at(events.findLast(({ type }) => endings.includes(type))?.value, 'response');

/** Judges the events of a stream; one that is none is `is-a-stream`'s business. */
export const inEvents =
  (judge: (events: readonly ResponseEvent[], answer: Exchange) => Judgement) =>
  (answer: Exchange): Judgement => {
    const events = eventsOf(answer);
    return events.length > 0 ? judge(events, answer) : inconclusive(`no events came: ${statusAndBody(answer)}`);
  };
