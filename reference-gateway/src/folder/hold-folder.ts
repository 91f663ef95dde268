import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';
import type { Holder } from './holder.ts';
import { readHolder, removeHolder, writeHolder } from './holder.ts';
import type { FolderLock } from './lock.ts';
import { lockFolder } from './lock.ts';
import { removeSocket } from './socket-path.ts';

const patienceMs = 10_000; // an admin command holds the folder for about two seconds when it must open the database

/** Either the folder is ours, or it belongs to a running gateway. */
export type Hold = { kind: 'ours'; lock: FolderLock } | { kind: 'theirs'; holder: Holder & { socket: string } };

/** Takes the data folder or finds the gateway that has it, waiting for short-lived holders; throws Refusal when it stays taken. */
export async function holdFolder(folder: string): Promise<Hold> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const lock = lockFolder(folder);
    if (lock !== undefined) {
      // The lock is ours, so whoever is still on file was killed; its socket goes with it.
      const former = readHolder(folder);
      if (former?.socket !== undefined) removeSocket(former.socket);
      writeHolder(folder, { pid: process.pid });
      return { kind: 'ours', lock: { release: () => leave(folder, lock) } };
    }
    const holder = readHolder(folder);
    const { socket } = holder ?? {};
    if (holder !== undefined && socket !== undefined && isAlive(holder.pid)) {
      return { kind: 'theirs', holder: { ...holder, socket } };
    }
    if (Date.now() > deadline) {
      const who = holder === undefined ? 'another process' : `process ${holder.pid}`;
      throw new Refusal(
        `The data folder ${folder} is in use by ${who}: stop it, or choose another folder with --data.`,
      );
    }
    await delay(50);
  }
}

function leave(folder: string, lock: FolderLock): void {
  removeHolder(folder);
  lock.release();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // alive, of another user
  }
}
