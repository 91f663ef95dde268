import { field, live, rfc, sdk } from '../../../spec/sources.ts';
import { type Head, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { both, failed, ofClass, ofStatus, toldOf, withHeaders } from './told.ts';

const without = (headers: Head['headers'], names: RegExp): Head['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)));

const retryAfter = /^retry-after/i;

export const headerFaults: readonly Fault[] = [
  {
    id: 'loses-retry-after',
    says: 'sends the 429 of the provider on without its Retry-After',
    seen: [field('BerriAI/litellm#21553'), field('api7/aisix#144')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(failed, (headers) => without(headers, retryAfter)),
  },
  {
    id: 'keeps-retry-after-of-limits-alone',
    says: 'sends a 503 of the provider on without its Retry-After',
    seen: [field('BerriAI/litellm#21553')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(ofStatus(503), (headers) => without(headers, retryAfter)),
  },
  {
    id: 'renames-retry-after',
    says: 'sends Retry-After on under a name of its own',
    seen: [field('BerriAI/litellm#21553')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(ofStatus(429), (headers) => ({
      ...without(headers, retryAfter),
      'llm_provider-retry-after': headers['retry-after'] ?? '',
    })),
  },
  {
    id: 'loses-retry-after-on-streams',
    says: 'loses Retry-After when a stream is limited',
    seen: [field('METR/hawk#1414')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(both(ofStatus(429), wantsStream), (headers) => without(headers, retryAfter)),
  },
  {
    id: 'retry-after-in-milliseconds',
    says: 'sends Retry-After in milliseconds',
    seen: [rfc('9110 §10.2.3')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(ofStatus(429), (headers) => ({ ...headers, 'retry-after': '67000' })),
  },
  {
    id: 'provider-wait-with-unit',
    says: 'sends Retry-After with a unit',
    seen: [rfc('9110 §10.2.3')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(ofStatus(429), (headers) => ({ ...headers, 'retry-after': '67s' })),
  },
  {
    id: 'retry-after-at-once',
    says: 'asks to come back at once when the provider is limited',
    seen: [rfc('9110 §10.2.3')],
    kills: ['error-mapping.retry-after'],
    bend: withHeaders(ofStatus(429), (headers) => ({ ...headers, 'retry-after': '0' })),
  },
  {
    id: 'loses-limits-of-refusals',
    says: 'sends a 429 without any rate-limit header',
    seen: [field('Aider-AI/aider#5722'), live('rate limits guide, rate limits in headers')],
    kills: ['error-mapping.limits'],
    bend: withHeaders(ofStatus(429), (headers) => without(headers, /^x-ratelimit-/i)),
  },
  {
    id: 'no-request-id-on-failures',
    says: 'sends no request id when the provider failed',
    seen: [sdk('openai-node src/core/error.ts, requestID')],
    kills: ['error-mapping.request-id'],
    bend: withHeaders(failed, (headers) => without(headers, /^x-request-id$/i)),
  },
  {
    id: 'passes-cookies-of-the-provider',
    says: 'passes the cookies of the provider on to its clients',
    seen: [field('BerriAI/litellm#5762')],
    kills: ['error-mapping.hides-the-provider'],
    bend: withHeaders(ofClass(5), (headers, request) => ({
      ...headers,
      'set-cookie': `upstream-session=${toldOf(request)?.get('secret') ?? ''}; Path=/; HttpOnly`,
    })),
  },
  {
    id: 'names-the-host-of-the-provider',
    says: 'names the host of the provider in a header',
    seen: [field('BerriAI/litellm#15799')],
    kills: ['error-mapping.hides-the-provider'],
    bend: withHeaders(failed, (headers) => ({ ...headers, 'x-served-by': 'llm-7.pool.internal' })),
  },
  {
    id: 'shows-the-key-in-a-header',
    says: 'sends the header that it called the provider with back to the client',
    seen: [field('BerriAI/litellm#5762')],
    kills: ['error-mapping.keeps-the-key'],
    bend: withHeaders(ofClass(5), (headers) => ({
      ...headers,
      'x-upstream-authorization': 'Bearer sk-upstream-of-the-reference',
    })),
  },
];
