import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './errors.ts';

/** What a run writes at the top of its folder; anything else there is somebody's own. */
const ours = new Set(['report.json', 'report.md', 'report.html', 'junit.xml', 'report.sarif', 'evidence']);

/**
 * Makes sure, before anything is sent, that a report can be written to the folder: it can be made, and what stands
 * there is a former report or nothing. Throws `UsageError` otherwise.
 */
export async function claimFolder(out: string): Promise<void> {
  const folder = resolve(out);
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UsageError(`expected --out to be a folder to write to, found ${folder} (${error.code}); name another`);
  });
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

/** Writes a report's files beside the folder and puts it in place of the former one, so that no half report stands. */
export async function replaceFolder(
  out: string,
  files: readonly { readonly file: string; readonly text: string }[],
): Promise<void> {
  const folder = resolve(out);
  const draft = await mkdtemp(`${folder}.`);
  for (const { file, text } of files) {
    await mkdir(dirname(join(draft, file)), { recursive: true });
    await writeFile(join(draft, file), text);
  }
  const former = `${draft}.former`;
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  if (exists) await rename(folder, former);
  await rename(draft, folder);
  await rm(former, { recursive: true, force: true });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
