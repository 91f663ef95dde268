import { runProgram } from './cli/program.ts';
import { Refusal } from './refusal.ts';

try {
  await runProgram(process.argv.slice(2), process.env);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`runestone-gateway: ${message}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
