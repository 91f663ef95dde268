import { type Reference, startReference } from '../harness/reference.ts';
import type { UpstreamControl } from '../harness/upstream/control.ts';
import { connectUpstream } from '../harness/upstream/control-client.ts';
import type { Bend } from './bend.ts';
import { type BentGateway, bendGateway } from './bent-gateway.ts';

/** The reference gateway with a hand on the upstream behind it. */
export interface Bed extends Reference {
  readonly control: UpstreamControl;
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
  return {
    ...reference,
    control,
    close: async () => {
      await control.close();
      await reference.close();
    },
  };
}
