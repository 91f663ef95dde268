import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { ClientOutcome } from '../../harness/gateway/gateway.ts';
import {
  inconclusive,
  isUndecided,
  type Judgement,
  kept,
  notOffered,
  type Problem,
  problem,
} from '../../harness/judge.ts';
import type { Operation } from './operations.ts';

/** What came of one operation over one answer. */
export interface Reading {
  readonly operation: Operation;
  readonly answer: Exchange;
  readonly outcome: ClientOutcome;
}

/** Whether a client kept its promise over every answer that it was given: each kind of breach is told once. */
export function judgeReadings(readings: readonly Reading[]): Judgement {
  if (readings.length === 0) return notOffered('the run saw no answer of this kind');
  const judged = readings.map(judgeReading);
  const kinds = new Map<string, Problem>();
  for (const one of judged.flatMap((judgement) => (isUndecided(judgement) ? [] : judgement))) {
    const kind = `${one.message} ${one.soft === true}`;
    const known = kinds.get(kind);
    const also = known === undefined || one.wire === undefined ? [] : [one.wire];
    kinds.set(kind, known === undefined ? one : { ...known, alsoIn: [...(known.alsoIn ?? []), ...also] });
  }
  if (kinds.size > 0) return [...kinds.values()];
  const open = judged.filter(isUndecided);
  const broke = open.find(({ undecided }) => undecided === 'inconclusive');
  return broke ?? (open.length === judged.length ? open[0] : undefined) ?? kept;
}

function judgeReading({ operation, answer, outcome }: Reading): Judgement {
  if ('unsupported' in outcome) return notOffered(outcome.unsupported);
  if ('broke' in outcome) return inconclusive(`the client itself broke: ${outcome.broke}`);
  const { wire } = answer;
  if ('error' in outcome) {
    const { classes, message } = outcome.error;
    if (classes.some((name) => operation.tellsCuts?.(name, answer))) return kept;
    return [{ ...problem(`${operation.call} raises ${classes[0] ?? 'an error'}`, 'a result', message), wire }];
  }
  return operation.problems(outcome.value, answer).map((one) => ({ ...one, wire }));
}
