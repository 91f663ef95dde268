import { type ChildProcess, spawn } from 'node:child_process';

export interface ChildOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Called with every line of its stdout. */
  readonly onLine: (line: string) => void;
  /** Called once, when it has ended or will be ended, with what happened and its last words. */
  readonly onEnd: (how: string) => void;
}

/** A child process that speaks in lines and does not outlive this one. */
export interface LineChild {
  readonly pid: number | undefined;
  write(line: string): void;
  /** Ends it for this reason: at once when it is stuck, else by closing its stdin. Resolves when it is gone. */
  end(how: string, stuck?: boolean): Promise<void>;
}

/** An outcome is at most half as long (see `python/main.py`); without a limit, a line without end would fill the memory. */
const longestLine = 16 * 1024 * 1024;

/** Enough of its last words to show a traceback's end. */
const lastWords = 2000;

/** Milliseconds in which a driver whose stdin was closed ends by itself, on a busy machine too. */
const farewellMs = 1000;

/** Milliseconds between SIGTERM and SIGKILL. */
const mercyMs = 300;

/**
 * Starts a child in a process group of its own, so that a Ctrl-C in the terminal reaches this process alone, which then
 * decides, and so that a wrapper such as `uv run` is ended with all that it started.
 */
export function startChild(command: string, args: readonly string[], options: ChildOptions): LineChild {
  const child = spawn(command, args, {
    env: options.env,
    stdio: 'pipe',
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const gone = Promise.withResolvers<void>();
  let running = true;
  let said = '';
  let over = false;
  const killNow = () => kill(child, 'SIGKILL');
  const ended = (how: string) => {
    if (over) return;
    over = true;
    options.onEnd(said.trim() === '' ? how : `${how}; its last words: ${said.trim()}`);
  };
  const left = () => {
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    gone.resolve();
  };
  const hear = (text: string) => {
    said = (said + text).slice(-lastWords);
  };

  process.on('exit', killNow);
  child.stdin.on('error', () => {}); // it is gone, which its end says
  child.stderr.setEncoding('utf8').on('data', hear);
  lines(
    child,
    (line) => over || options.onLine(line),
    () => void end(`it wrote ${longestLine} bytes without a newline`, true),
  );
  child.once('error', (error) => {
    ended(`it could not be started: ${error.message}`);
    if (child.pid !== undefined) return;
    running = false;
    process.off('exit', killNow);
    left();
  });
  child.once('exit', (code, signal) => {
    killNow(); // whatever it started itself
    running = false;
    process.off('exit', killNow);
    // What it wrote last may still be in the pipe, but somebody else may hold the pipe open.
    const closed = new Promise((resolve) => child.once('close', resolve));
    void Promise.race([closed, after(mercyMs)]).then(() => {
      ended(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`);
      left();
    });
  });

  async function end(how: string, stuck = false): Promise<void> {
    ended(how);
    child.stdin.end();
    if (!stuck) await Promise.race([gone.promise, after(farewellMs)]);
    if (running) kill(child, 'SIGTERM');
    if (running) await Promise.race([gone.promise, after(mercyMs)]);
    if (running) killNow();
    await gone.promise;
  }

  return {
    pid: child.pid,
    write: (line) => void child.stdin.write(`${line}\n`),
    end,
  };
}

function lines(child: ChildProcess, onLine: (line: string) => void, tooLong: () => void): void {
  let parts: Buffer[] = [];
  let length = 0;
  child.stdout?.on('data', (bytes: Buffer) => {
    let rest = bytes;
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      onLine(Buffer.concat([...parts, rest.subarray(0, at)]).toString('utf8'));
      parts = [];
      length = 0;
      rest = rest.subarray(at + 1);
    }
    parts.push(rest);
    length += rest.length;
    if (length <= longestLine) return;
    parts = [];
    length = 0;
    tooLong();
  });
}

/** Signals the child's whole process group; a child that is gone already is no error. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
