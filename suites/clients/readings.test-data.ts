import type { ClientId } from '../../harness/clients/driver.ts';
import { Exchange } from '../../harness/gateway/exchange.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** What was asked of which endpoint below the version; null is a GET. */
export interface Asked {
  readonly path: string;
  readonly body: Json | null;
}

interface Head {
  readonly status?: number;
  readonly type?: string;
}

/** An answer as a run records it, in one read. */
export function recorded({ path, body }: Asked, bytes: string | Uint8Array, head: Head = {}): Exchange {
  return new Exchange({
    request: {
      method: body === null ? 'GET' : 'POST',
      url: `http://gateway.example/v1${path}`,
      headers: [],
      body: body === null ? null : Buffer.from(JSON.stringify(body)),
    },
    sentAt: 0,
    status: head.status ?? 200,
    headers: [['content-type', head.type ?? (body?.['stream'] === true ? 'text/event-stream' : 'application/json')]],
    trailers: [],
    headAt: 1,
    reads: [{ at: 2, bytes: Buffer.from(bytes) }],
    endAt: 3,
    ending: 'complete',
    error: null,
  });
}

/** An answer that breaks one cell of some clients, each for a reason of its own. */
export interface Row {
  readonly says: string;
  readonly answer: Exchange;
  readonly cell: RequirementId;
  readonly breaks: { readonly [Id in ClientId]?: RegExp };
  /** No gateway is failed for it. */
  readonly softly?: true;
}
