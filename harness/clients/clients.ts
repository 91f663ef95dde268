import { ClientMissing } from '../errors.ts';
import { type ClientId, type Driver, type Missing, usualClients } from './driver.ts';
import { type Player, startPlayer } from './player.ts';

/** What is known of a client after a run; null for one that nothing asked for. */
export type Found = { readonly version: string } | Missing | null;

/** The clients of one run: each is looked for once, when it is first needed. */
export class Clients {
  readonly #asked: ReadonlySet<ClientId>;
  readonly #start: (id: ClientId) => Promise<Driver | Missing>;
  readonly #drivers = new Map<ClientId, Promise<Driver | Missing>>();
  readonly #found = new Map<ClientId, Found>();
  #player: Promise<Player> | null = null;

  constructor(start: (id: ClientId) => Promise<Driver | Missing>, asked: readonly ClientId[]) {
    this.#start = start;
    this.#asked = new Set([...usualClients, ...asked]);
  }

  /** Whether the run was asked for it. */
  isAsked(id: ClientId): boolean {
    return this.#asked.has(id);
  }

  /** Starts looking for a client, so that it is there when it is needed. */
  warm(id: ClientId): void {
    if (this.isAsked(id)) void this.#find(id);
  }

  /** Throws `ClientMissing` when it is not installed. */
  async driver(id: ClientId): Promise<Driver> {
    const found = await this.#find(id);
    if ('missing' in found) throw new ClientMissing(found.missing, found.enable);
    return found;
  }

  player(): Promise<Player> {
    this.#player ??= startPlayer();
    return this.#player;
  }

  found(id: ClientId): Found {
    return this.#found.get(id) ?? null;
  }

  async close(): Promise<void> {
    const drivers = await Promise.all(this.#drivers.values());
    await Promise.all([
      ...drivers.map((driver) => ('missing' in driver ? undefined : driver.close())),
      this.#player?.then((player) => player.close()),
    ]);
  }

  #find(id: ClientId): Promise<Driver | Missing> {
    const known = this.#drivers.get(id);
    if (known !== undefined) return known;
    const finding = this.#start(id).then(
      (found) => {
        this.#found.set(id, 'missing' in found ? found : { version: found.version });
        return found;
      },
      (error: unknown) => {
        const missing = { missing: error instanceof Error ? error.message : String(error), enable: '' };
        this.#found.set(id, missing);
        return missing;
      },
    );
    this.#drivers.set(id, finding);
    return finding;
  }
}
