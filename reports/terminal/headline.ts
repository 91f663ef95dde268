import type { ClaimRecord, RunRecord, Tally } from '../../harness/record.ts';
import { count, counted, duration } from '../figures.ts';
import { claimsWith, leftOut, notJudged, total } from '../findings.ts';
import { visible } from '../visible.ts';
import { gateWords } from '../words.ts';
import type { Page, Paint } from './page.ts';
import { hang } from './wrap.ts';

/** The verdict and the figures it rests on. */
export function headline(record: RunRecord, { width, paint }: Page): readonly string[] {
  const { must, should } = record.summary;
  const { requests, tokens, counted: how } = record.spent;
  const run = [
    duration(record.durationMs),
    counted(requests, 'request'),
    `${how === 'estimated' ? 'about ' : ''}${counted(tokens, 'token')}`,
    record.target.model === null ? 'no model' : `model ${record.target.model}`,
  ];
  const missing = leftOut(record);
  return [
    `${verdict(record, paint)} for production: ${visible(record.target.url)}`,
    ...hang('  required     ', tallied(must), width),
    ...(total(should) === 0 ? [] : hang('  recommended  ', tallied(should), width)),
    ...hang('  run          ', visible(run.join(', ')), width),
    ...(missing === null
      ? []
      : hang(
          '  partial run  ',
          `${count(missing)} of ${counted(record.suite.requirements, 'promise')} left out`,
          width,
        )),
    ...(record.gate.verdict === 'failed' ? [] : record.gate.reasons.slice(0, 1)).flatMap((reason) =>
      hang('  why          ', `${visible(reason)}${others(record.gate.reasons.length - 1)}`, width),
    ),
    ...hang('  production report  ', lines(record.claims), width),
  ];
}

const lines = (claims: readonly ClaimRecord[]): string =>
  `${count(claimsWith(claims, 'verified'))} of ${counted(claims.length, 'line')} verified, ${count(claimsWith(claims, 'failed'))} failed`;

const others = (more: number): string => (more > 0 ? ` (and ${counted(more, 'more reason')})` : '');

function verdict({ gate }: RunRecord, paint: Paint): string {
  const colors = { passed: 'green', failed: 'red', undecided: 'yellow', interrupted: 'yellow' } as const;
  return paint(['bold', colors[gate.verdict]], gateWords[gate.verdict]);
}

function tallied(level: Tally): string {
  return [
    `${count(level.pass)} of ${count(total(level))} kept`,
    `${count(level.fail)} broken`,
    ...(level.warn > 0 ? [counted(level.warn, 'warning')] : []),
    `${count(notJudged(level))} not judged`,
  ].join(', ');
}
