import type { ClientId } from '../../harness/clients/driver.ts';
import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { ClientOutcome, SdkError } from '../../harness/gateway/gateway.ts';
import {
  inconclusive,
  isUndecided,
  type Judgement,
  kept,
  notOffered,
  type Problem,
  problem,
  softly,
} from '../../harness/judge.ts';
import { stumblesOver } from './legal-stumbles.ts';
import type { Operation } from './operations.ts';

/** What came of one operation over one answer. */
export interface Reading {
  readonly client: ClientId;
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

function judgeReading({ client, operation, answer, outcome }: Reading): Judgement {
  if ('unsupported' in outcome) return notOffered(outcome.unsupported);
  if ('broke' in outcome) return inconclusive(`the client itself broke: ${outcome.broke}`);
  const { wire } = answer;
  const found =
    'error' in outcome ? raised(operation, answer, outcome.error) : operation.problems(outcome.value, answer);
  const problems = found.map((one) => ({ ...one, wire }));
  return stumblesOver(client, answer) ? softly(problems) : problems;
}

function raised({ call, tellsCuts }: Operation, answer: Exchange, error: SdkError): readonly Problem[] {
  const { classes, message } = error;
  if (classes.some((name) => tellsCuts?.(name, answer))) return kept;
  return [problem(`${call} raises ${classes[0] ?? 'an error'}`, 'a result', message)];
}
