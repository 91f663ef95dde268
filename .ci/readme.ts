import { readFile, writeFile } from 'node:fs/promises';
import { areaOf, makePlan } from '../harness/plan.ts';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import { faults } from '../suites/faults/index.ts';
import { scenarios } from '../suites/index.ts';
import { variants } from '../suites/legal/index.ts';

/**
 * Keeps the table of what is checked in README.md true: `node .ci/readme.ts` writes it, `--check` fails when it is not
 * what the catalogue and the suites say.
 */
const readme = new URL('../README.md', import.meta.url);
const [begin, end] = ['<!-- what is checked: made by .ci/readme.ts -->', '<!-- end of what is checked -->'];

function table(): string {
  const ids = Object.keys(catalogue) as RequirementId[];
  const areas = [...new Set(ids.map(areaOf))];
  const rows = areas.map((area) => {
    const own = ids.filter((id) => areaOf(id) === area);
    const count = (level: string) => own.filter((id) => catalogue[id].level === level).length || '';
    const judging = scenarios.filter(({ judged }) => judged.some((id) => areaOf(id) === area));
    return `| ${area} | ${count('must')} | ${count('should')} | ${count('may')} | ${judging.length} |`;
  });
  const { cost } = makePlan(scenarios, { only: [], skip: [] });
  return [
    '| area | must | should | may | scenarios |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    '',
    `${ids.length} requirements, ${scenarios.length} scenarios, at most ${cost.requests} requests and ${cost.tokens.toLocaleString('en')} tokens.`,
    `${faults.length} faults each kill the judges they are meant for; ${variants.length} legal variants are failed by none.`,
  ].join('\n');
}

const text = await readFile(readme, 'utf8');
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`expected README.md to hold "${begin}" and "${end}"`);
const wanted = `${before}${begin}\n${table()}\n${end}${after}`;
if (process.argv.includes('--check')) {
  if (wanted !== text) {
    process.stderr.write(
      'expected the table of README.md to be what the suites say; run "npm run readme" to write it\n',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(readme, wanted);
}
