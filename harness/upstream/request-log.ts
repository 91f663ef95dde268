import type { IncomingMessage } from 'node:http';
import type { LoggedRequest } from './logged-request.ts';
import { type EntryHooks, OpenEntry } from './open-entry.ts';

// Room for a run and the load beside it; what sends more reads only the newest.
const mostRequests = 4000;
// Bodies and stamps are what grows: beyond this many bytes the oldest requests are forgotten first.
const mostBytes = 64 * 1024 * 1024;

export interface RequestLog {
  /** The last requests, oldest first; a live view. */
  readonly requests: readonly LoggedRequest[];
  /** The number of the newest request. */
  readonly newest: () => number;
  open(request: IncomingMessage, connection: number): OpenEntry;
  /** Calls back whenever a request got somewhere; returns what ends that. */
  watch(listener: (request: LoggedRequest) => void): () => void;
  clear(): void;
}

/** Keeps the last 4000 requests, or fewer when their bodies and stamps pass 64 MiB. */
export function requestLog(): RequestLog {
  const requests: OpenEntry[] = [];
  const sizes = new Map<OpenEntry, number>();
  const listeners = new Set<(request: LoggedRequest) => void>();
  let held = 0;
  let newest = 0;

  const forgetOldest = () => {
    const oldest = requests.shift();
    if (oldest === undefined) return;
    held -= sizes.get(oldest) ?? 0;
    sizes.delete(oldest);
  };

  const hold = (entry: OpenEntry, bytes: number) => {
    const known = sizes.get(entry);
    if (known === undefined) return; // already forgotten
    sizes.set(entry, known + bytes);
    held += bytes;
    while (held > mostBytes && requests.length > 1) forgetOldest();
  };

  const tell = (entry: OpenEntry) => {
    for (const listener of listeners) listener(entry);
  };
  const hooks: EntryHooks = { hold, tell };

  return {
    requests,
    newest: () => newest,
    open(request, connection) {
      newest += 1;
      const entry = new OpenEntry(newest, connection, request, hooks);
      requests.push(entry);
      sizes.set(entry, 0);
      if (requests.length > mostRequests) forgetOldest();
      return entry;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      while (requests.length > 0) forgetOldest();
    },
  };
}
