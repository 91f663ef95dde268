import { join } from 'node:path';
import { type Interpreter, openSession, type Session } from './python-session.ts';

/** Where Pythons are looked for, and what the driver may know of the surroundings. */
export interface PythonPlace {
  /** From `--python`; it is then the only one tried. */
  readonly path: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The keys of the run by the names of their environment variables. */
  readonly keys: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Milliseconds in which an interpreter must have imported the package. Default 10 000: a cold disk takes two. */
  readonly helloMs?: number;
}

/** No Python with the package: what was tried, and the one command that would change it. */
export interface NoPython {
  readonly tried: readonly { readonly command: string; readonly why: string }[];
  readonly enable: string;
}

export interface FoundPython {
  readonly interpreter: Interpreter;
  readonly session: Session;
}

/** The first interpreter with the openai package, its driver already started. Nothing is ever installed. */
export async function findPython(place: PythonPlace): Promise<FoundPython | NoPython> {
  const env = driverEnvironment(place);
  const tried: { command: string; why: string }[] = [];
  const lacking: { interpreter: Interpreter; managed: boolean }[] = [];
  for (const interpreter of interpreters(place)) {
    const session = await openSession(interpreter, env, { timeoutMs: place.helloMs ?? 10_000, signal: place.signal });
    if ('call' in session) return { interpreter, session };
    tried.push({ command: [interpreter.command, ...interpreter.args].join(' '), why: session.why });
    if (session.python) lacking.push({ interpreter, managed: session.managed });
  }
  return { tried, enable: enabling(lacking[0]) };
}

/** One that was named is the only one: another in its place would not be what was asked for. */
export function interpreters({ path, env }: Pick<PythonPlace, 'path' | 'env'>): readonly Interpreter[] {
  const named = path ?? env['RUNESTONE_PYTHON'];
  if (named) return [{ command: named, args: [] }];
  const active = env['VIRTUAL_ENV'];
  const uv = ['run', '--quiet', '--offline', '--no-project', '--no-python-downloads', '--with', 'openai', 'python'];
  return [
    ...(active ? [{ command: inVenv(active), args: [] }] : []),
    { command: 'uv', args: uv },
    { command: 'python3', args: [] },
    { command: 'python', args: [] },
  ];
}

const inVenv = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

function enabling(lacking: { readonly interpreter: Interpreter; readonly managed: boolean } | undefined): string {
  const python = lacking?.interpreter.command ?? 'python3';
  if (!lacking?.managed) return `${quoted(python)} -m pip install openai`;
  const own = inVenv('.venv');
  return `${quoted(python)} -m venv .venv && ${own} -m pip install openai && export RUNESTONE_PYTHON=${own}`;
}

const quoted = (word: string): string => (/^[\w./:\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** All that a Python needs to start and to find its packages; what redirects the SDK or its traffic is not among it. */
const needed =
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|TMPDIR|TEMP|TMP|LANG|LC_\w+|LD_LIBRARY_PATH|DYLD_\w+|VIRTUAL_ENV|PYTHONPATH|PYTHONHOME|PYENV_\w+|UV_CACHE_DIR|XDG_CACHE_HOME|XDG_DATA_HOME)$/i;

function driverEnvironment({ env, keys }: PythonPlace): Readonly<Record<string, string>> {
  const kept = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    return value !== undefined && needed.test(name);
  });
  return { ...Object.fromEntries(kept), ...keys };
}

/** Starts the driver anew with an interpreter that did before. */
export const reopen = ({ interpreter }: FoundPython, place: PythonPlace) =>
  openSession(interpreter, driverEnvironment(place), { timeoutMs: place.helloMs ?? 10_000, signal: place.signal });
