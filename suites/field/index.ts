import { auth } from './auth.ts';
import { bufferingProxy } from './buffering-proxy.ts';
import { cancellationLeak } from './cancellation-leak.ts';
import { chunkSchema } from './chunk-schema.ts';
import { concurrencyCrossTalk } from './concurrency-cross-talk.ts';
import { cors } from './cors.ts';
import { embeddings } from './embeddings.ts';
import { errorShape } from './error-shape.ts';
import { errorStatus } from './error-status.ts';
import { httpEncoding } from './http-encoding.ts';
import { legacyCompletions } from './legacy-completions.ts';
import { loadLatency } from './load-latency.ts';
import { modelsApi } from './models-api.ts';
import { providerErrors } from './provider-errors.ts';
import { providerPatience } from './provider-patience.ts';
import { providerRequests } from './provider-requests.ts';
import { providerStreams } from './provider-streams.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { responseSchema } from './response-schema.ts';
import { responsesApi } from './responses-api.ts';
import { retryAfter } from './retry-after.ts';
import type { Section } from './row.ts';
import { securityLeak } from './security-leak.ts';
import { sseFraming } from './sse-framing.ts';
import { streamLifecycle } from './stream-lifecycle.ts';
import { structuredOutput } from './structured-output.ts';
import { toolCalls } from './tool-calls.ts';
import { unicode } from './unicode.ts';
import { usageAccounting } from './usage-accounting.ts';

/** What public reports say of real servers and gateways, and what catches each of them, by section. */
export const sections: Readonly<Record<string, Section>> = {
  'Whole answers': responseSchema,
  Chunks: chunkSchema,
  'The framing of streams': sseFraming,
  'The course of streams': streamLifecycle,
  'Buffers and proxies': bufferingProxy,
  'The shape of errors': errorShape,
  'The status of errors': errorStatus,
  'Rate-limit headers': rateLimitHeaders,
  'Retry-After': retryAfter,
  Usage: usageAccounting,
  'Tool calls': toolCalls,
  'Structured output': structuredOutput,
  Models: modelsApi,
  Keys: auth,
  CORS: cors,
  'HTTP and codings': httpEncoding,
  Unicode: unicode,
  Concurrency: concurrencyCrossTalk,
  'Clients that leave, and leaks': cancellationLeak,
  'Load and latency': loadLatency,
  'Secrets and tenants': securityLeak,
  Embeddings: embeddings,
  'Legacy completions': legacyCompletions,
  Responses: responsesApi,
  'Requests to the provider': providerRequests,
  'Streams of the provider': providerStreams,
  'Errors of the provider': providerErrors,
  'Slow providers': providerPatience,
};
