import type { JudgementRecord, ProblemRecord, RequirementRecord } from '../../harness/record.ts';
import { count } from '../figures.ts';
import { against } from '../findings.ts';
import { closed } from '../sentences.ts';
import { visible, visibleCommand } from '../visible.ts';
import { sourceText } from '../words.ts';
import type { Page } from './page.ts';
import { hang } from './wrap.ts';

/** Scenarios shown in full; a promise of every answer can be broken in all of them at once. */
const mostScenarios = 2;

/** Everything a developer needs to believe one broken promise and to see it again. */
export function failure(requirement: RequirementRecord, page: Page): readonly string[] {
  const { width, paint } = page;
  const all = against(requirement);
  const scenarios = all.slice(0, mostScenarios);
  const others = all.slice(mostScenarios).map(({ id }) => id);
  return [
    `${paint('red', '✗')} ${paint('bold', visible(requirement.id))}`,
    ...hang('  ', visible(closed(requirement.says)), width),
    ...scenarios.flatMap((one) => problems(one, all.length > 1, width)),
    ...(others.length === 0 ? [] : hang('  and in    ', visible(others.join(', ')), width)),
    ...hang('  breaks    ', visible(closed(requirement.breaks)), width),
    ...hang('  spec      ', visible(requirement.source.map(sourceText).join('; ')), width),
    ...scenarios.flatMap(({ evidence }) =>
      evidence === undefined ? [] : [`  evidence  ${visible(`${page.folder}/${evidence}`)}`],
    ),
    ...labelled(
      'again',
      scenarios.map(({ reproduce }) => reproduce.command),
    ),
    ...labelled(
      'curl',
      scenarios.flatMap(({ reproduce }) => (reproduce.curl === undefined ? [] : [reproduce.curl])),
    ),
  ];
}

/** Five show the pattern on a screen; the report shows more and the evidence all. */
const mostProblems = 5;

function problems({ id, problems: found }: JudgementRecord, named: boolean, width: number): readonly string[] {
  const more = found.length - mostProblems;
  return [
    ...(named ? [`  in ${visible(id)}`] : []),
    ...found.slice(0, mostProblems).flatMap((one) => hang('    ', sighting(one), width)),
    ...(more > 0 ? [`    and ${count(more)} more`] : []),
  ];
}

/** `the last event: expected "[DONE]", saw "…"` */
function sighting({ message, expected, actual }: ProblemRecord): string {
  const parts = [
    ...(expected === undefined ? [] : [`expected ${visible(expected)}`]),
    ...(actual === undefined ? [] : [`saw ${visible(actual)}`]),
  ];
  return parts.length === 0 ? visible(message) : `${visible(message)}: ${parts.join(', ')}`;
}

/** Commands are never wrapped or indented further, so that they can be copied. */
const labelled = (label: string, commands: readonly string[]): readonly string[] =>
  [...new Set(commands)].map((command) => {
    const shown = visibleCommand(command) ?? 'too long to print; the evidence holds the request';
    return `  ${label.padEnd(10)}${shown}`;
  });
