import type { Exchange } from '../harness/gateway/exchange.ts';

/** The JSON that a request carried, or undefined. */
export function requested({ wire }: Exchange): unknown {
  try {
    return JSON.parse(Buffer.from(wire.request.body ?? []).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
