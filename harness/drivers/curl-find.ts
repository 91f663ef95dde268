import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { NotInstalled } from './installed.ts';

/** A curl that was found and asked for its version. */
export interface Curl {
  readonly path: string;
  /** Exact, such as `7.88.1`. */
  readonly version: string;
  /** As `curl --version` names them: `HTTP2`, `brotli`, `libz`, … */
  readonly features: readonly string[];
}

const run = promisify(execFile);

/** Finds the first `curl` on a PATH, or says that there is none that works. */
export async function findCurl(path: string): Promise<Curl | NotInstalled> {
  const enable = 'install curl, see https://curl.se/download.html';
  const found = await executable(path);
  if (found === null) return { missing: 'curl is not on PATH', enable };
  try {
    const { stdout } = await run(found, ['-q', '--version'], { env: surroundings(), timeout: 5000 });
    const version = /^curl (\S+)/.exec(stdout)?.[1];
    if (version === undefined) return { missing: `${found} says no version`, enable };
    return { path: found, version, features: /^Features:(.*)$/m.exec(stdout)?.[1]?.trim().split(/\s+/) ?? [] };
  } catch (error) {
    return { missing: `${found} does not run: ${error instanceof Error ? error.message : String(error)}`, enable };
  }
}

/** What curl gets of the environment: no proxies, no home, no language of its own. */
export function surroundings(): Record<string, string> {
  const systemRoot = process.env['SystemRoot']; // without it, sockets do not work on Windows
  return { LC_ALL: 'C', ...(systemRoot !== undefined && { SystemRoot: systemRoot }) };
}

async function executable(path: string): Promise<string | null> {
  const name = process.platform === 'win32' ? 'curl.exe' : 'curl';
  for (const folder of path.split(delimiter).filter((part) => part !== '')) {
    const file = join(folder, name);
    const usable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return file;
  }
  return null;
}
