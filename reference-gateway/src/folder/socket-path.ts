import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const longest = 100; // bytes; sun_path is 104 on macOS and 108 on Linux, with a closing NUL

/** A path for the admin socket that fits sun_path: in the data folder, or in a private folder of its own when that is too deep. */
export function socketPath(folder: string): string {
  const inside = join(folder, 'admin.sock');
  if (Buffer.byteLength(inside) <= longest) return inside;
  const preferred = join(mkdtempSync(join(tmpdir(), privatePrefix)), 'admin.sock'); // mkdtemp makes it 0700
  if (Buffer.byteLength(preferred) <= longest) return preferred;
  rmSync(dirname(preferred), { recursive: true });
  return join(mkdtempSync(join('/tmp', privatePrefix)), 'admin.sock');
}

/** Removes a socket and the private folder made for it; also what a killed gateway left behind. */
export function removeSocket(path: string): void {
  rmSync(path, { force: true });
  if (basename(dirname(path)).startsWith(privatePrefix)) rmSync(dirname(path), { recursive: true, force: true });
}

const privatePrefix = 'runestone-admin-';
