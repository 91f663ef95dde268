import type { ServerResponse } from 'node:http';
import type { Call } from '../provider/call.ts';

/** Writes body bytes to the client at the pace the client reads them. */
export interface ClientStream {
  write(bytes: Buffer | string): void;
  /** Stops watching the client's pace. */
  release(): void;
}

/** Ties the provider's pace to the client's; a client that reads nothing for `stallMs` is let go. */
export function paceClient(response: ServerResponse, call: () => Call, stallMs: number): ClientStream {
  let stalled: NodeJS.Timeout | undefined;
  const release = () => {
    clearTimeout(stalled);
    stalled = undefined;
  };
  const onDrain = () => {
    release();
    call().resume();
  };
  return {
    release,
    write(bytes) {
      if (response.destroyed || response.write(bytes) || stalled !== undefined) return;
      call().pause();
      stalled = setTimeout(() => response.destroy(), stallMs).unref();
      response.once('drain', onDrain);
    },
  };
}
