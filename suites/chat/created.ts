import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Problem } from '../../harness/judge.ts';

/** A clock may be off, and an answer may wait in a queue; a day is neither. */
const clockToleranceSeconds = 300;

/** Whether `created` is, in whole seconds, about when the request was sent. */
export function isNow({ wire }: Exchange, created: unknown): readonly Problem[] {
  const sentAtSeconds = wire.sentAt / 1000;
  const near = typeof created === 'number' && Math.abs(created - sentAtSeconds) <= clockToleranceSeconds;
  return holds('created', created, `within ${clockToleranceSeconds} s of ${Math.round(sentAtSeconds)}`, near);
}
