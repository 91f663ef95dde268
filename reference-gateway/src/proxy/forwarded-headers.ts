import type { Exchange } from '../http/exchange.ts';

// What may pass is listed. The client's credentials, cookies and account (openai-organization) are not the
// provider's, and hop-by-hop fields end here (RFC 9110 §7.6.1).
const passed = ['user-agent', 'openai-beta', 'idempotency-key', 'x-client-request-id', 'traceparent', 'tracestate'];

/** The request headers that go to the provider, with our own id for its logs. */
export function forwardedHeaders({ id, request }: Exchange): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: request.headers.accept ?? 'application/json',
    'x-request-id': id,
  };
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && (passed.includes(name) || name.startsWith('x-stainless-'))) headers[name] = value;
  }
  return headers;
}
