import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startReference } from './reference.ts';

/**
 * `npm run validate`: the reference gateway in front of the scripted upstream, judged over HTTP by the same command
 * that judges any other gateway. Ends with that command's exit code.
 */
const command = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin/runestone-conformance.cjs');
const reference = await startReference();
try {
  const both = ['--target', reference.gateway, '--upstream', reference.upstream];
  const run = spawn(process.execPath, [command, ...both, ...process.argv.slice(2)], {
    env: {
      ...process.env,
      OPENAI_API_KEY: reference.key,
      RUNESTONE_OTHER_KEY: reference.otherKey,
      RUNESTONE_LIMITED_KEY: await reference.limitedKey(),
      RUNESTONE_UPSTREAM_TOKEN: reference.upstreamToken,
    },
    stdio: 'inherit',
  });
  // Ctrl-C reaches the whole process group; the run below ends with a report, and this process waits for it.
  process.on('SIGINT', () => {});
  process.exitCode = await new Promise<number>((resolve) => run.once('exit', (code) => resolve(code ?? 1)));
} finally {
  await reference.close();
}
