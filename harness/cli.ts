import { inspect } from 'node:util';
import { readConfig } from './config.ts';
import type { Console } from './conformance.ts';
import { NotSent, UsageError } from './errors.ts';
import { keysOf, keyVariables } from './keys.ts';
import { defaults, type Options, type Request, readArguments } from './options.ts';
import type { ExitCode } from './record.ts';
import { ourselves } from './surroundings.ts';

/** Of a terminal that does not say how wide it is. */
const usualWidth = 80;

const terminal: Console = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outWidth: process.stdout.columns ?? process.stderr.columns ?? usualWidth,
  errIsTerminal: process.stderr.isTTY === true && process.env['CI'] === undefined,
  outColor: process.stdout.isTTY === true && colorful(),
  errColor: process.stderr.isTTY === true && colorful(),
};

function colorful(): boolean {
  return (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

async function main(): Promise<ExitCode> {
  const request = readArguments(process.argv.slice(2), ourselves().version, terminal.outWidth);
  if (request.command === 'text') {
    terminal.out(request.text);
    return 0;
  }
  const signal = interruptible();
  if (request.command === 'upstream') {
    const { runUpstream } = await import('./upstream/command.ts');
    const apiKey = request.apiKey ?? process.env['RUNESTONE_UPSTREAM_KEY'] ?? null;
    await runUpstream({ ...request, apiKey }, (line) => terminal.out(`${line}\n`), signal);
    return 0;
  }
  const { conformance } = await import('./conformance.ts');
  return conformance(await settle(request), terminal, signal);
}

/** Flags beat environment beats configuration file beats default. */
async function settle(request: Request & { command: 'run' }): Promise<Options> {
  const config = await readConfig(process.cwd());
  const environment = keysOf((name) => process.env[keyVariables[name]]);
  const python = process.env['RUNESTONE_PYTHON'] || config.python || null;
  return { ...defaults, ...config, ...environment, python, ...request.options };
}

/** Aborted by the first Ctrl-C or SIGTERM, which still ends in a report; a second one ends at once. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

/** Our own defect says nothing about the gateway, so it is neither a pass nor a fail. */
function tellOfDefect(error: unknown): void {
  terminal.err(
    `runestone-conformance: nothing was decided, by a defect of its own; please report it\n${inspect(error)}\n`,
  );
}

// Node would end with 1, which says that the gateway broke a promise.
process.on('uncaughtException', (error) => {
  tellOfDefect(error);
  process.exit(3);
});

// A scenario may still be sending when a cap ends it: whatever needed that answer is undecided already.
process.on('unhandledRejection', (reason) => {
  if (reason instanceof NotSent) return;
  tellOfDefect(reason);
  process.exit(3);
});

// Were anything to end this process early, it must not look like a gate that passed.
process.exitCode = 3;
try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    terminal.err(`runestone-conformance: ${error.message}\n`);
    process.exitCode = 2;
  } else {
    tellOfDefect(error);
    process.exitCode = 3;
  }
}
