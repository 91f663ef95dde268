import type { StoreSettings } from '../config/settings.ts';
import { holdFolder } from '../folder/hold-folder.ts';
import type { KeyAdmin } from './client.ts';
import { connectAdmin } from './client.ts';

/**
 * Does `work` with the keys, wherever they are: PostgreSQL is asked directly, a running gateway over its socket, and
 * when none runs the folder is taken and opened for the moment. Throws Refusal when the folder stays taken.
 */
export async function withKeys<T>(settings: StoreSettings, work: (keys: KeyAdmin) => Promise<T>): Promise<T> {
  if (settings.databaseUrl !== undefined) return withDatabase(settings, work);
  const hold = await holdFolder(settings.data);
  if (hold.kind === 'theirs') return work(connectAdmin(hold.holder.socket));
  try {
    return await withDatabase(settings, work);
  } finally {
    hold.lock.release();
  }
}

async function withDatabase<T>(settings: StoreSettings, work: (keys: KeyAdmin) => Promise<T>): Promise<T> {
  // Loaded only here: beside a running gateway a command needs no database, and starts in half the time.
  const [{ openDatabase }, { createKeyStore }] = await Promise.all([
    import('../database/open-database.ts'),
    import('../database/key-store.ts'),
  ]);
  const database = await openDatabase(settings);
  try {
    return await work(createKeyStore(database));
  } finally {
    await database.destroy();
  }
}
