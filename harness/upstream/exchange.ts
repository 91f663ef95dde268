import type { ServerResponse } from 'node:http';
import type { Headers } from './directed-headers.ts';
import type { OpenEntry } from './open-entry.ts';
import type { Pacer } from './pacer.ts';

/** One exchange as it is being answered. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly entry: OpenEntry;
  readonly pacer: Pacer;
}

/** Sends the status line and headers, and notes when. */
export function writeHead({ response, entry }: Exchange, status: number, headers: Headers): void {
  entry.status = status;
  entry.headersAt = performance.now();
  const processing = Math.round(entry.headersAt - entry.receivedAt);
  response.writeHead(status, { ...headers, 'openai-processing-ms': String(processing) });
  entry.changed();
}
