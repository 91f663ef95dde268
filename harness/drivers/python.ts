import { type FoundPython, findPython, type NoPython, type PythonPlace, reopen } from './find-python.ts';
import type { CallLimits, PythonCall, PythonOutcome } from './python-call.ts';
import type { Interpreter, Session } from './python-session.ts';

/** The real openai package for Python, in a process of its own. Nothing here throws or waits without end. */
export interface PythonDriver {
  readonly client: 'openai-python';
  /** The exact version of the package. */
  readonly version: string;
  /** Versions by name: `openai`, `python`, `httpx` or `httpx2`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly interpreter: Interpreter;
  call(call: PythonCall, limits: CallLimits): Promise<PythonOutcome>;
  /** Resolves when no process of it is left. */
  close(): Promise<void>;
}

/** A driver that breaks more often than this is not started again. */
const mostStarts = 4;

/** Finds a Python with the package and starts the driver in it, or says why there is none. */
export async function startPython(place: PythonPlace): Promise<PythonDriver | NoPython> {
  const found = await findPython(place);
  return 'session' in found ? driver(found, place) : found;
}

function driver(found: FoundPython, place: PythonPlace): PythonDriver {
  const sessions: Session[] = [found.session];
  let current: Promise<Session | string> = Promise.resolve(found.session);
  let starts = 1;
  let closed = false;

  async function next(previous: Session | string): Promise<Session | string> {
    const how = typeof previous === 'string' ? previous : previous.over();
    if (typeof previous !== 'string' && how === null) return previous;
    if (closed) return 'it was closed';
    if (starts === mostStarts) return `the driver was started ${starts} times and broke each time, at last: ${how}`;
    starts += 1;
    const session = await reopen(found, place);
    if (!('call' in session)) return session.why;
    sessions.push(session);
    return session;
  }

  return {
    client: 'openai-python',
    version: found.session.versions['openai'] ?? 'unknown',
    versions: found.session.versions,
    interpreter: found.interpreter,
    async call(call, limits) {
      current = current.then(next);
      const session = await current;
      return typeof session === 'string' ? { broke: session } : session.call(call, limits);
    },
    async close() {
      closed = true;
      await current;
      await Promise.all(sessions.map((session) => session.end()));
    },
  };
}
