import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './errors.ts';

/** What a run writes at the top of its folder; anything else there is somebody's own. */
const ours = new Set(['report.json', 'report.md', 'report.html', 'junit.xml', 'report.sarif', 'evidence']);

/**
 * Makes sure, before anything is sent, that a report can be written to the folder: it can be made, and what stands
 * there is a former report or nothing. Throws `UsageError` otherwise.
 */
export async function claimFolder(out: string): Promise<void> {
  const folder = await placeOf(out);
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UsageError(`expected --out to be a folder to write to, found ${folder} (${error.code}); name another`);
  });
  if (found === null && (await isLink(folder))) {
    throw new UsageError(`expected --out to be a folder, found ${folder}, a link that leads nowhere; name another`);
  }
  const foreign = found?.find((name) => !ours.has(name));
  if (foreign !== undefined) {
    throw new UsageError(
      `expected --out to be empty or a former report, found "${foreign}" in ${folder}; a report replaces its folder whole, so name another`,
    );
  }
  try {
    await mkdir(dirname(folder), { recursive: true });
    const probe = await mkdtemp(`${folder}.`);
    await rm(probe, { recursive: true });
  } catch (error) {
    throw new UsageError(
      `expected --out to be a place that can be written, found ${folder} (${codeOf(error)}); name another or change its rights`,
    );
  }
}

/**
 * Writes a report's files beside the folder and puts it in place of the former one, so that no half report stands.
 * Throws `UsageError` when the place has changed since it was claimed; what was written is kept then.
 */
export async function replaceFolder(
  out: string,
  files: Iterable<{ readonly file: string; readonly text: string }>,
): Promise<void> {
  const folder = await placeOf(out);
  let draft: string | null = null;
  try {
    draft = await mkdtemp(`${folder}.`);
    await chmod(draft, 0o777 & ~process.umask()); // mkdtemp makes it private; a report is to be read
    for (const { file, text } of files) {
      await mkdir(dirname(join(draft, file)), { recursive: true });
      await writeFile(join(draft, file), text);
    }
    const former = `${draft}.former`;
    const exists = await rename(folder, former).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    await rename(draft, folder);
    if (exists) await rm(former, { recursive: true, force: true });
  } catch (error) {
    const where = draft === null ? 'it is lost' : `it stands in ${draft}`;
    throw new UsageError(
      `expected to put the report in ${folder}, found it in use or gone (${codeOf(error)}); ${where}`,
    );
  }
}

/** Where a folder really is: a link stays, and what it leads to is replaced. */
const placeOf = (out: string): Promise<string> => realpath(out).catch(() => resolve(out));

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
