import { startPython } from '../drivers/python.ts';
import type { PythonOperation } from '../drivers/python-call.ts';
import { type Driver, type Missing, type StartOptions, wrongKey } from './driver.ts';

/** Keys reach the child by its environment, under names that only the driver reads. */
const variables = { run: 'RUNESTONE_DRIVER_KEY', wrong: 'RUNESTONE_DRIVER_WRONG_KEY' } as const;

/** What a client is given beyond its own timeout before it counts as hung. */
const graceMs = 2000;

/** The real SDK for Python in a process of its own. */
export async function startPythonDriver({ keys, python, signal }: StartOptions): Promise<Driver | Missing> {
  const started = await startPython({
    path: python,
    env: process.env,
    keys: { [variables.run]: keys.apiKey ?? 'none', [variables.wrong]: wrongKey },
    signal,
  });
  if ('tried' in started) {
    const tried = started.tried.map(({ command, why }) => `${command}: ${why}`).join('; ');
    return { missing: `no Python with the openai package was found (${tried})`, enable: started.enable };
  }
  return {
    version: started.version,
    child: true,
    run: (call) =>
      started.call(
        {
          // One method for both; the driver answers one that it does not know.
          operation: (call.operation === 'tool-calls' ? 'create' : call.operation) as PythonOperation,
          flavour: call.flavour,
          baseUrl: call.base,
          ...(call.host !== null && { host: call.host }),
          key: call.key === null ? null : variables[call.key],
          body: call.body,
          timeoutMs: call.timeoutMs,
          retries: call.retries,
          headers: call.headers,
        },
        // Its signal ends the whole child: one call that is given up is given up by its tap.
        { timeoutMs: call.timeoutMs + graceMs, signal },
      ),
    close: () => started.close(),
  };
}
