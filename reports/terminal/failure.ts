import type { JudgementRecord, ProblemRecord, RequirementRecord } from '../../harness/record.ts';
import { count } from '../figures.ts';
import { against } from '../findings.ts';
import { closed } from '../sentences.ts';
import { visible, visibleCommand } from '../visible.ts';
import { sourceText } from '../words.ts';
import type { Paint } from './paint.ts';
import { hang } from './wrap.ts';

export interface Page {
  readonly width: number;
  /** The report's folder, as the user can open it. */
  readonly folder: string;
  readonly paint: Paint;
}

/** Everything a developer needs to believe one broken promise and to see it again. */
export function failure(requirement: RequirementRecord, page: Page): readonly string[] {
  const { width, paint } = page;
  const scenarios = against(requirement);
  return [
    `${paint('red', '✗')} ${paint('bold', visible(requirement.id))}`,
    ...hang('  ', visible(closed(requirement.says)), width),
    ...scenarios.flatMap((one) => problems(one, scenarios.length > 1, width)),
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

/** Commands are never wrapped, so that they can be copied; lines after the first are indented. */
const labelled = (label: string, commands: readonly string[]): readonly string[] =>
  [...new Set(commands)].map((command) => {
    const shown = visibleCommand(command) ?? 'too long to print; the evidence holds the request';
    return `  ${label.padEnd(10)}${shown.replaceAll('\n', '\n    ')}`;
  });
