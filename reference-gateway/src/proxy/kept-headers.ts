import type { IncomingHttpHeaders } from 'node:http';

// A list of what may pass, not of what may not: a provider's headers name its accounts, hosts and limits.
const kept = ['openai-processing-ms', 'openai-version', 'openai-model'];

/** The provider's response headers that mean something to the client. */
export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
