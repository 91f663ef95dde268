import { Clients } from '../harness/clients/clients.ts';
import { startClient } from '../harness/clients/start.ts';
import { type Reference, startReference } from '../harness/reference.ts';
import type { UpstreamControl } from '../harness/upstream/control.ts';
import { connectUpstream } from '../harness/upstream/control-client.ts';
import type { Bend } from './bend.ts';
import { type BentGateway, bendGateway } from './bent-gateway.ts';

/** The reference gateway with a hand on the upstream behind it. */
export interface Bed extends Reference {
  readonly control: UpstreamControl;
  /** Started once for all that is judged here. */
  readonly clients: Clients;
}

/** A bed whose gateway lies to its provider: one bend at a time, so its users take turns. */
export interface BentBed extends Bed {
  behind: Bend;
}

export const startBed = (): Promise<Bed> => startReference().then(withControl);

export async function startBentBed(): Promise<BentBed> {
  let between: BentGateway | null = null;
  const now = { behind: {} as Bend };
  const reference = await startReference(async (upstream) => {
    between = await bendGateway(upstream, '', () => now.behind);
    return between.url;
  });
  const bed = await withControl(reference);
  return Object.assign(now, bed, {
    close: async () => {
      await bed.close();
      await between?.close();
    },
  });
}

async function withControl(reference: Reference): Promise<Bed> {
  const control = await connectUpstream(reference.upstream, reference.upstreamToken);
  const keys = { apiKey: reference.key, otherKey: reference.otherKey, limitedKey: null };
  const place = { keys, python: null, folder: process.cwd(), signal: new AbortController().signal };
  const clients = new Clients((id) => startClient(id, place), []);
  return {
    ...reference,
    control,
    clients,
    close: async () => {
      await Promise.all([clients.close(), control.close()]);
      await reference.close();
    },
  };
}
