import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds the data folder; only as true as the lock beside it is taken. */
export interface Holder {
  pid: number;
  /** Where a running gateway takes admin commands; absent for a command that holds the folder for a moment. */
  socket?: string;
}

/** Writes who holds the folder, whole or not at all. */
export function writeHolder(folder: string, holder: Holder): void {
  const draft = join(folder, `holder.${process.pid}.tmp`);
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, holderFile(folder));
}

/** Who wrote last that they hold the folder; undefined when nobody did or it cannot be read. */
export function readHolder(folder: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(holderFile(folder), 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') {
      return undefined;
    }
    const socket = 'socket' in value && typeof value.socket === 'string' ? { socket: value.socket } : {};
    return { pid: value.pid, ...socket };
  } catch {
    return undefined;
  }
}

/** Forgets the holder. */
export function removeHolder(folder: string): void {
  rmSync(holderFile(folder), { force: true });
}

function holderFile(folder: string): string {
  return join(folder, 'holder.json');
}
