import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The exclusive hold of one process on a data folder. */
export interface FolderLock {
  release(): void;
}

const busy = 5; // SQLITE_BUSY

/**
 * Takes the data folder for this process, or returns undefined when another one has it.
 *
 * PGlite lets two processes open one folder and silently loses rows, so the lock must not depend on good manners:
 * it is the kernel's lock on a file (held through an open SQLite transaction), which dies with its process. There is
 * no stale lock to recover after kill -9, and no moment at which two starters both find it free.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 }); // the folder holds key hashes and the admin socket
  const file = join(folder, 'lock');
  const handle = new DatabaseSync(file, { timeout: 0 });
  try {
    handle.exec('begin exclusive');
  } catch (error) {
    handle.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
  chmodSync(file, 0o600);
  return { release: () => handle.close() };
}
