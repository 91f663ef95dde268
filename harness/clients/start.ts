import type { Keys } from '../keys.ts';
import type { ClientId, Driver, Missing } from './driver.ts';

/** What finding and starting a client takes. */
export interface StartOptions {
  readonly keys: Keys;
  /** An interpreter with the `openai` package; null looks for one. */
  readonly python: string | null;
  /** Where optional packages are looked for. */
  readonly folder: string;
}

/** Finds and starts a client; each is loaded only when it is asked for. */
export async function startClient(id: ClientId, _options: StartOptions): Promise<Driver | Missing> {
  return { missing: `${id} cannot be driven yet`, enable: '' };
}
