import type { BlockContent, ListItem, RootContent } from 'mdast';
import type { JudgementRecord, ProblemRecord, RequirementRecord, RunRecord } from '../../harness/record.ts';
import { count, counted } from '../figures.ts';
import { against, withVerdict } from '../findings.ts';
import { closed } from '../sentences.ts';
import { sourceText, verdictMarks } from '../words.ts';
import { code, commands, fileLink, heading, type Inline, item, list, paragraph, prose, sign, strong } from './nodes.ts';

/** Every broken promise with what is needed to believe it and to repeat it; every warning more briefly. */
export function breaks(record: RunRecord): readonly RootContent[] {
  const broken = withVerdict(record, 'fail');
  const warned = withVerdict(record, 'warn');
  return [
    heading(2, 'What breaks, and for whom'),
    ...(broken.length === 0 ? [paragraph('No broken promise was found.')] : broken.flatMap(brokenPromise)),
    ...(warned.length === 0 ? [] : [heading(3, sign(verdictMarks.warn), ' Warnings'), list(warned.map(warning))]),
  ];
}

/** Scenarios told in full; a promise of every answer can be broken in all of them at once. */
const mostScenarios = 5;

function brokenPromise(requirement: RequirementRecord): readonly RootContent[] {
  const all = against(requirement);
  const scenarios = all.slice(0, mostScenarios);
  const others = all.slice(mostScenarios).flatMap(({ id }, index) => [...(index === 0 ? [] : [', ']), code(id)]);
  return [
    heading(3, sign(`${verdictMarks.fail} `), requirement.id),
    paragraph(strong(...prose(closed(requirement.says)))),
    list([
      ...scenarios.map(observation),
      ...(others.length === 0 ? [] : [item(paragraph('Seen as well in ', ...others))]),
      item(paragraph('Breaks: ', ...prose(closed(requirement.breaks)))),
      item(paragraph('Source: ', requirement.source.map(sourceText).join('; '))),
    ]),
    ...repeat(scenarios),
  ];
}

/** Ten show the pattern; a stream can hold hundreds of equal breaches, and the evidence file has them all. */
const mostProblems = 10;

function observation({ id, problems, evidence }: JudgementRecord): ListItem {
  const more = problems.length - mostProblems;
  const where: readonly Inline[] = evidence === undefined ? [] : [' (evidence: ', fileLink(evidence), ')'];
  const found: BlockContent = list([
    ...problems.slice(0, mostProblems).map((problem) => item(paragraph(...sighting(problem)))),
    ...(more > 0 ? [item(paragraph(`and ${counted(more, 'more problem')} of this kind`))] : []),
  ]);
  return item(paragraph('Seen in ', code(id), ...where, ':'), found);
}

function sighting({ message, expected, actual }: ProblemRecord): readonly Inline[] {
  const parts: readonly (readonly Inline[])[] = [
    ...(expected === undefined ? [] : [['expected ', ...wanted(expected)]]),
    ...(actual === undefined ? [] : [['saw ', code(actual)]]),
  ];
  return [...prose(message), ...parts.flatMap((part, index) => [index === 0 ? ': ' : ', ', ...part])];
}

/** A value is shown as code; "a whole number" is a sentence about values. */
const wanted = (expected: string): readonly Inline[] =>
  /^["{[\d-]|^(?:true|false|null)$/.test(expected) ? [code(expected)] : prose(expected);

function repeat(scenarios: readonly JudgementRecord[]): readonly RootContent[] {
  const lines = scenarios.flatMap(({ reproduce: { command, curl } }) => [
    command,
    ...(curl === undefined ? [] : [curl]),
  ]);
  if (lines.length === 0) return [];
  return [
    paragraph('To see it again:'),
    commands([...new Set(lines)], 'this request is too long to print: the evidence file holds it'),
  ];
}

function warning(requirement: RequirementRecord): ListItem {
  const problems = against(requirement).flatMap((one) => one.problems);
  const [shown] = problems;
  const more = problems.length > 1 ? [` (and ${count(problems.length - 1)} more)`] : [];
  const evidence = against(requirement)[0]?.evidence;
  return item(
    paragraph(strong(...prose(closed(requirement.says))), ' (', code(requirement.id), ')'),
    list([
      ...(shown === undefined ? [] : [item(paragraph(...sighting(shown), ...more))]),
      item(paragraph('Breaks: ', ...prose(closed(requirement.breaks)))),
      ...(evidence === undefined ? [] : [item(paragraph('Evidence: ', fileLink(evidence)))]),
    ]),
  );
}
