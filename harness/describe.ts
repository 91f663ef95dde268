import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { usualClients } from './clients/driver.ts';
import { UsageError } from './errors.ts';
import type { Plan } from './plan.ts';
import { areaOf, knownIds } from './plan.ts';
import { sentence } from './reproduce.ts';
import type { Scenario } from './scenario.ts';
import { suggestion } from './suggest.ts';

/** Every scenario with the requirements it judges, for `--list`. */
export function listText(plan: Plan): string {
  const blocks = plan.scenarios.map(({ scenario, judged }) =>
    [`${scenario.id}  ${scenario.title}`, ...judged.map((id) => `    ${catalogue[id].level.padEnd(6)} ${id}`)].join(
      '\n',
    ),
  );
  const ids = new Set(plan.scenarios.flatMap(({ judged }) => judged));
  return `${blocks.join('\n')}\n\n${plan.scenarios.length} scenarios, ${ids.size} requirements. --explain ID says more of one.\n`;
}

/** What a scenario that not every run performs is performed with. */
function condition({ needs, client }: Scenario): string {
  if (client !== undefined && !usualClients.includes(client)) return `  with --clients ${client}`;
  if (needs.includes('upstream')) return '  with --upstream';
  if (needs.includes('load')) return '  with --load';
  return needs.includes('limited-key') ? '  with a key in RUNESTONE_LIMITED_KEY' : '';
}

/** What a run would send at most, for `--plan`. */
export function planText({ scenarios, cost }: Plan): string {
  const rows = scenarios.map(
    ({ scenario }) =>
      `${scenario.id.padEnd(26)} ${String(scenario.cost.requests).padStart(8)} ${String(scenario.cost.tokens).padStart(8)}${condition(scenario)}`,
  );
  return [
    `${'scenario'.padEnd(26)} ${'requests'.padStart(8)} ${'tokens'.padStart(8)}`,
    ...rows,
    `${'at most'.padEnd(26)} ${String(cost.requests).padStart(8)} ${String(cost.tokens).padStart(8)}`,
    '',
    'Beside these, first contact costs up to 2 requests and the choice of a model up to 12. A failure is seen twice',
    'before it is reported, and a scenario that depends on what a model answers is tried up to three times.',
    '',
  ].join('\n');
}

/** A requirement in full, or every requirement of an area or a scenario, for `--explain`. */
export function explainText(id: string, scenarios: readonly Scenario[]): string {
  const ids = (Object.keys(catalogue) as RequirementId[]).filter(
    (one) =>
      one === id ||
      areaOf(one) === id ||
      scenarios.some((scenario) => scenario.id === id && scenario.judged.includes(one)),
  );
  if (ids.length === 0) {
    const known = knownIds(scenarios);
    throw new UsageError(
      `expected a requirement, an area or a scenario, found "${id}"${suggestion(id, known)} (--list shows all)`,
    );
  }
  return ids.map((one) => explained(one, scenarios)).join('\n');
}

function explained(id: RequirementId, scenarios: readonly Scenario[]): string {
  const { breaks, source, specOnly, model, after } = catalogue[id];
  const judging = scenarios.filter(({ judged }) => judged.includes(id)).map((scenario) => scenario.id);
  return [
    id,
    `  ${sentence(id)}`,
    `  breaks    ${breaks}`,
    ...source.map(({ at }, index) => `  ${index === 0 ? 'source  ' : '        '}  ${at}`),
    `  judged by ${judging.join(', ')}`,
    ...(specOnly === true ? ['  profile   a breach is a warning, unless --profile strict is given'] : []),
    ...(model === true
      ? ['  model     it depends on what a model answers: not judged is listed and does not block']
      : []),
    ...(after === undefined ? [] : [`  after     ${after.join(', ')}`]),
    '',
  ].join('\n');
}
