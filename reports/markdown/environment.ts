import type { RootContent } from 'mdast';
import type { RunRecord } from '../../harness/record.ts';
import { count, counted } from '../figures.ts';
import { cellCode, code, commands, heading, type Inline, paragraph, table } from './nodes.ts';

/** What took part, exactly enough that somebody else can repeat the run. */
export function environment(record: RunRecord): readonly RootContent[] {
  const { suite, target, environment: machine, planned } = record;
  const rows: readonly (readonly [string, readonly Inline[]])[] = [
    ['suite', [`${suite.name} ${suite.version}, ${counted(suite.requirements, 'promise')}`]],
    ['contract (SHA-256)', cellCode(machine.contract)],
    ['gateway', cellCode(target.url)],
    ['its server header', [target.server === null ? 'not sent' : target.server]],
    ['model', [target.model ?? 'none', ` (${target.modelChoice})`]],
    ['embedding model', [target.embeddingModel ?? 'none']],
    ['planned', [`${counted(planned.requests, 'request')}, ${counted(planned.tokens, 'token')}`]],
    ['run record', [record.record]],
    ['started', [record.startedAt]],
    ['took', [`${count(record.durationMs)} ms`]],
    ['Node', [machine.node]],
    ['platform', [machine.platform]],
    ...Object.entries(machine.versions).map(([name, version]) => [name, [version]] as const),
  ];
  return [
    heading(2, 'Environment and versions'),
    table(
      [{ title: 'what' }, { title: 'value' }],
      rows.map(([name, value]) => [[name], value]),
    ),
    heading(2, 'How to repeat this run'),
    commands([record.command], 'the command is too long to print'),
    paragraph(
      'Keys are read from the environment variables named in the command; none is written in this report. ',
      'The same findings for programs: ',
      code('report.json'),
      '.',
    ),
  ];
}
