import type { RootContent } from 'mdast';
import type { RunRecord, Tally } from '../../harness/record.ts';
import { count, counted, duration, moment, share } from '../figures.ts';
import { leftOut, notJudged, total } from '../findings.ts';
import { listed } from '../sentences.ts';
import { gateWords, profileWords } from '../words.ts';
import { code, heading, type Inline, item, list, paragraph, strong } from './nodes.ts';

/** The verdict, then the figures it rests on. */
export function headline(record: RunRecord): readonly RootContent[] {
  const { must, should } = record.summary;
  return [
    heading(1, title(record)),
    paragraph(strong(promises(must)), ...recommended(should), ' ', ...measured(record)),
    ...meaning(record),
    ...decided(record),
    ...partial(record),
  ];
}

function title(record: RunRecord): string {
  const verdict = `${host(record.target.url)}: ${gateWords[record.gate.verdict]} for production`;
  return leftOut(record) === null ? verdict : `${verdict} (partial run)`;
}

const host = (url: string): string => (URL.canParse(url) ? new URL(url).host : url) || url;

function promises(must: Tally): string {
  const all = total(must);
  const kept = `${count(must.pass)} of ${counted(all, 'required promise')} kept (${share(must.pass, all)})`;
  const rest = [
    `${count(must.fail)} broken`,
    ...(must.warn > 0 ? [counted(must.warn, 'warning')] : []),
    `${count(notJudged(must))} not judged`,
  ];
  return `${kept}, ${listed(rest)}.`;
}

function recommended(should: Tally): readonly string[] {
  const all = total(should);
  if (all === 0) return [];
  const rest = [...(should.fail > 0 ? [`${count(should.fail)} broken`] : []), `${count(should.warn)} not followed`];
  const others = listed([...rest, `${count(notJudged(should))} not judged`]);
  return [` ${count(should.pass)} of ${counted(all, 'recommendation')} followed, ${others}.`];
}

function measured(record: RunRecord): readonly Inline[] {
  const { requests, tokens, counted: how } = record.spent;
  const spent = `${counted(requests, 'request')}, ${how === 'estimated' ? 'about ' : ''}${counted(tokens, 'token')}`;
  const model: readonly Inline[] = record.target.model === null ? [] : [', model ', code(record.target.model)];
  const estimated =
    how === 'estimated' ? ' Tokens are estimated from bytes where the gateway did not report its usage.' : '';
  return [
    `Measured ${moment(record.startedAt)} at `,
    code(record.target.url),
    ...model,
    `, in ${duration(record.durationMs)}: ${spent}.${estimated} Judged ${profileWords[record.profile]} (profile `,
    code(record.profile),
    ').',
  ];
}

/** What a verdict does not say by itself. */
function meaning({ gate, summary }: RunRecord): readonly RootContent[] {
  if (gate.verdict === 'failed') return [];
  if (gate.verdict === 'interrupted') return [paragraph('The run was interrupted, so it decides nothing.')];
  if (gate.verdict === 'undecided') return [paragraph('Too little could be judged to say yes or no.')];
  const missing = notJudged(summary.must);
  if (missing + notJudged(summary.should) === 0) return [];
  const required =
    missing === 0 ? 'some recommendations were' : counted(missing, 'required promise was', 'required promises were');
  return [paragraph(`READY covers what was judged; ${required} not. Read “What was not tested” before you sign.`)];
}

/** The reader scans five reasons; every broken promise is told in full below. */
const mostReasons = 5;

function decided({ gate }: RunRecord): readonly RootContent[] {
  if (gate.reasons.length === 0) return [];
  const more = gate.reasons.length - mostReasons;
  return [
    paragraph('What decided it:'),
    list([
      ...gate.reasons.slice(0, mostReasons).map((reason) => item(paragraph(reason))),
      ...(more > 0 ? [item(paragraph(`and ${count(more)} more`))] : []),
    ]),
  ];
}

function partial(record: RunRecord): readonly RootContent[] {
  const missing = leftOut(record);
  if (missing === null) return [];
  const asked = record.requirements.length;
  return [
    paragraph(
      strong('This is a partial run.'),
      ` It asked about ${count(asked)} of the ${counted(record.suite.requirements, 'promise')} of the contract; `,
      `${count(missing)} were left out by choice. A release needs a whole run.`,
    ),
  ];
}
