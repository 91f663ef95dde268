import { fileURLToPath } from 'node:url';
import { startChild } from './child.ts';
import type { CallLimits, PythonCall, PythonError, PythonOutcome } from './python-call.ts';

/** A way to start a Python. */
export interface Interpreter {
  readonly command: string;
  readonly args: readonly string[];
}

/** One started driver process. Once it has ended it stays so. */
export interface Session {
  readonly pid: number | undefined;
  /** Versions by name: `openai`, `python`, `httpx` or `httpx2`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Null while it runs; afterwards, how it ended. */
  readonly over: () => string | null;
  /** Answered in every case, by the end of the process if by nothing else. */
  call(call: PythonCall, limits: CallLimits): Promise<PythonOutcome>;
  end(): Promise<void>;
}

/** Why an interpreter does not do. */
export interface NoSession {
  readonly why: string;
  /** Whether there is a Python that only lacks the package. */
  readonly python: boolean;
  /** Whether a package manager owns that Python, so that its pip refuses. */
  readonly managed: boolean;
}

const program = fileURLToPath(new URL('python/main.py', import.meta.url));

/** Characters a Python may greet with before the hello, such as a line of its `sitecustomize`. */
const longestGreeting = 100_000;

/** Milliseconds beyond a call's limit in which the driver itself has to say so, or it is stuck. */
const graceMs = 1000;

/** Starts the driver with an interpreter and waits for its hello, which is also the probe of that interpreter. */
export async function openSession(
  { command, args }: Interpreter,
  env: Readonly<Record<string, string>>,
  limits: CallLimits,
): Promise<Session | NoSession> {
  const hello = Promise.withResolvers<Hello>();
  const pending = new Map<string, (outcome: PythonOutcome) => void>();
  let greeted = 0;
  let over: string | null = null;
  let calls = 0;

  const child = startChild(command, [...args, program], {
    env,
    onLine: (line) => {
      const said = parse(line);
      if (greeted >= 0) {
        greeted += line.length;
        if (isObject(said) && isObject(said['hello'])) {
          greeted = -1;
          hello.resolve(said['hello']);
        } else if (greeted > longestGreeting) {
          stop(`it wrote something else than its hello: ${line.slice(0, 200)}`);
        }
        return;
      }
      const outcome = outcomeOf(said);
      const answer = outcome === null ? undefined : pending.get(outcome.id);
      if (outcome === null || answer === undefined) {
        stop(`it wrote a line that answers no call: ${line.slice(0, 200)}`);
        return;
      }
      pending.delete(outcome.id);
      answer(outcome.outcome);
    },
    onEnd: (how) => {
      over = how;
      hello.resolve({ ended: how });
      for (const answer of pending.values()) answer({ broke: how });
      pending.clear();
    },
  });
  const stop = (how: string): void => void child.end(how, true);

  const first = await within(hello.promise, limits, 'it did not say hello', stop);
  const { ended, missing, managed, ...versions } = first;
  if (ended !== undefined || missing !== undefined) {
    await child.end('it lacks the package');
    return { why: String(missing ?? ended), python: missing !== undefined, managed: managed === true };
  }

  return {
    pid: child.pid,
    versions: Object.fromEntries(Object.entries(versions).map(([name, version]) => [name, String(version)])),
    over: () => over,
    call(call, callLimits) {
      if (over !== null) return Promise.resolve({ broke: over });
      const id = String(++calls);
      const answer = Promise.withResolvers<PythonOutcome>();
      pending.set(id, answer.resolve);
      child.write(JSON.stringify({ id, ...wire(call), deadline_ms: callLimits.timeoutMs }));
      const stuck = { ...callLimits, timeoutMs: callLimits.timeoutMs + graceMs };
      return within(answer.promise, stuck, 'the driver answered nothing', stop);
    },
    end: () => child.end('it was closed'),
  };
}

/** Waits for an answer that `stop` brings about in any case, and calls it when time is up or the run is interrupted. */
async function within<T>(
  answer: Promise<T>,
  { timeoutMs, signal }: CallLimits,
  what: string,
  stop: (how: string) => void,
): Promise<T> {
  const interrupted = () => stop('the run was interrupted');
  const timer = setTimeout(() => stop(`${what} within ${timeoutMs} ms`), timeoutMs);
  signal.addEventListener('abort', interrupted, { once: true });
  if (signal.aborted) interrupted();
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupted);
  }
}

const wire = ({ operation, flavour, baseUrl, host, key, body, timeoutMs, retries, headers }: PythonCall): object => ({
  operation,
  flavour,
  base_url: baseUrl,
  host,
  key,
  body,
  timeout_s: timeoutMs / 1000,
  max_retries: retries,
  headers,
});

type Hello = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Null for what is no outcome. */
function outcomeOf(said: unknown): { readonly id: string; readonly outcome: PythonOutcome } | null {
  if (!isObject(said)) return null;
  const { id, value, error, broke, unsupported } = said;
  if (typeof id !== 'string') return null;
  if (typeof broke === 'string') return { id, outcome: { broke } };
  if (typeof unsupported === 'string') return { id, outcome: { unsupported } };
  if (isError(error)) return { id, outcome: { error } };
  return 'value' in said ? { id, outcome: { value } } : null;
}

const isError = (value: unknown): value is PythonError =>
  isObject(value) && typeof value['message'] === 'string' && Array.isArray(value['classes']);
