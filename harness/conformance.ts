import { setTimeout as sleep } from 'node:timers/promises';
import { assemble } from './assemble.ts';
import { explainText, listText, planText } from './describe.ts';
import { UsageError } from './errors.ts';
import { evidenceFiles, formerEvidence, readTarget } from './evidence-files.ts';
import { claimFolder, replaceFolder } from './folder.ts';
import { redactor } from './gateway/redact.ts';
import { type KeyName, keyNames, keysOf, keyVariables } from './keys.ts';
import { judgeLive } from './live.ts';
import type { Options } from './options.ts';
import { makePlan, type Plan } from './plan.ts';
import { progress } from './progress.ts';
import type { ExitCode, RunRecord } from './record.ts';
import { judgeReplay } from './replayed.ts';
import { commandLine } from './reproduce.ts';
import type { Session } from './session.ts';
import { environment, headerRecord, ourselves, secretsOf } from './surroundings.ts';

/** Where a command writes, and what it may assume of it. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outWidth: number;
  readonly errIsTerminal: boolean;
  readonly outColor: boolean;
  readonly errColor: boolean;
}

/** Carries out one run, or one question about the suite, and returns the exit code. */
export async function conformance(options: Options, terminal: Console, signal: AbortSignal): Promise<ExitCode> {
  if (options.explain !== null) return say(explainText(options.explain, await loadScenarios()), terminal);
  if (options.list) return say(listText(makePlan(await loadScenarios(), options)), terminal);
  if (options.plan) return say(planText(makePlan(await loadScenarios(), options)), terminal);

  const target = options.replay === null ? checkTarget(options.target) : null;
  if (options.replay !== null) await readTarget(options.replay);
  const keys = keysOf((name) => options[name]);
  for (const name of keyNames) checkKey(name, keys[name]);
  await claimFolder(options.out);
  const headers = headerRecord(options.header);
  const redact = redactor(secretsOf(keys, headers));
  const planning = planFor(options);
  if (options.only.length > 0 || options.skip.length > 0) await planning; // a wrong id is said before anything is sent
  let total = 0;
  const { listen, done } = progress({
    get total() {
      return total;
    },
    live: terminal.errIsTerminal,
    color: terminal.errColor,
    width: terminal.outWidth,
    write: (text) => terminal.err(redact.text(text)),
  });
  const { name, version } = ourselves();
  const counted = planning.then((plan) => {
    total = plan.scenarios.length;
    return plan;
  });
  const session =
    target === null
      ? await judgeReplay(await planning, options.replay ?? '', options, listen)
      : await judgeLive(counted, { target, options, headers, agent: `${name}/${version}`, listen, signal });
  done();

  // Loaded only now: the first request should not wait for what the last page needs.
  const [{ renderReports }, { renderSummary }] = await Promise.all([
    import('../reports/index.ts'),
    import('../reports/terminal.ts'),
  ]);
  // Renderers see nothing but this record; masking gives every string its own length back and changes no other type.
  const record = redact.data(recordOf(session, options, target, await planning), ourWords) as RunRecord;
  const evidence = options.replay === null ? evidenceFiles(session, redact) : await formerEvidence(options.replay);
  await replaceFolder(options.out, concat(evidence, renderReports(record, options.format)));
  terminal.out(renderSummary(record, { color: terminal.outColor, width: terminal.outWidth, folder: options.out }));
  return record.gate.exitCode;
}

function say(text: string, terminal: Console): ExitCode {
  terminal.out(text);
  return 0;
}

const loadScenarios = async () => (await import('../suites/index.ts')).scenarios;

/** Milliseconds in which the first request has left; the scenarios are loaded while its answer is on the way. */
const headStart = 30;

async function planFor(options: Options): Promise<Plan> {
  if (options.only.length === 0 && options.skip.length === 0) await sleep(headStart);
  return makePlan(await loadScenarios(), options);
}

function recordOf(session: Session, options: Options, target: string | null, plan: Plan): RunRecord {
  const { discovery, results } = session;
  const url = discovery?.base ?? target ?? '';
  const invocation = {
    target: url,
    model: discovery?.model ?? options.model,
    profile: options.profile,
    load: options.load,
    clients: options.clients,
    upstream: options.upstream,
    headers: Object.keys(headerRecord(options.header)),
  };
  const { requests, tokens } = plan.cost;
  return assemble(results, {
    suite: ourselves(),
    target: {
      url,
      model: discovery?.model ?? null,
      modelChoice: discovery?.modelChoice ?? 'none: the target could not be found out about',
      embeddingModel: discovery?.embeddingModel ?? null,
      server: discovery?.server ?? null,
    },
    environment: environment(),
    profile: options.profile,
    startedAt: new Date(session.startedAt).toISOString(),
    durationMs: Math.round(session.durationMs),
    spent: session.spent,
    planned: { requests, tokens },
    capabilities: discovery?.capabilities ?? [],
    command: commandLine(invocation, []),
    invocation,
    failOn: options.failOn,
    requires: options.requires,
    stop: session.stop,
    found: session.clients,
    keys: new Map(keyNames.flatMap((name) => (options[name] ? [[options[name], keyVariables[name]]] : []))),
  });
}

/** Parts of the record that only ever hold words of this suite, which a key such as `chat` must not tear apart. */
const ourWords = new Set(['record', 'profile', 'verdict', 'id', 'area', 'level', 'offered', 'counted', 'startedAt']);

/** The base URL without a trailing slash; throws `UsageError` for anything that is no plain http(s) URL. */
function checkTarget(target: string | null): string {
  if (target === null) {
    throw new UsageError(
      'expected --target with the base URL of a gateway, found none; for example --target http://127.0.0.1:8080',
    );
  }
  const url = URL.canParse(target) ? new URL(target) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UsageError(`expected --target to be a URL such as http://127.0.0.1:8080/v1, found "${target}"`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'expected --target without credentials, found some in the URL; give them with --header or OPENAI_API_KEY',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UsageError(
      `expected --target without a query or fragment, found "${url.search}${url.hash}"; leave it out`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** A key is visible ASCII (RFC 6750 §2.1); anything else, such as a line break from a file, could not be sent. */
function checkKey(name: KeyName, key: string | null): void {
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) {
    throw new UsageError(
      `expected the key in ${keyVariables[name]} to be visible ASCII characters, found a blank, a line break or another character in it`,
    );
  }
}

function* concat<T>(...parts: readonly Iterable<T>[]): Iterable<T> {
  for (const part of parts) yield* part;
}
