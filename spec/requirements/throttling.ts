import { may, must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

const refusal = openapi('#/components/responses/TooManyRequests');
const retries = sdk('openai-node src/client.ts, retryRequest');

/** What happens when a limit is used up; judged with a key whose limit may be. */
export const throttling = requirements('throttling', {
  'uses-429': must('refuse with 429, and nothing else, what exceeds a limit', {
    source: [refusal, sdk('openai-node src/core/error.ts'), field('sonami-tech/omni-llm-provider#3')],
    breaks: 'no RateLimitError is raised: callers do not slow down, and a full quota looks like an outage',
  }),
  'before-a-stream': must('refuse a streamed request over the limit with a plain JSON 429', {
    source: [refusal, sdk('openai-node src/client.ts, makeRequest'), field('preloop/preloop#121')],
    breaks: 'inside a 200 stream the SDK cannot retry, and the caller gets a bare APIError or an empty answer',
    after: ['throttling.uses-429'],
  }),
  'names-the-limit': should('say by error.code and error.type that a rate limit, or a quota, is used up', {
    source: [live('error codes, rate_limit_exceeded'), field('dirge-code/dirge#719')],
    breaks: 'a quota that is gone for the day is retried like a limit that is free again in a second',
    after: ['throttling.uses-429', 'errors.envelope'],
  }),
  'retry-after': should('say in Retry-After when to try again', {
    source: [refusal, retries, field('MiXaiLL76/auto_ai_router#177')],
    breaks: 'SDKs fall back on half a second and give up before the limit is free again',
    after: ['throttling.uses-429'],
  }),
  'retry-after-form': must('write Retry-After as whole seconds or an HTTP date', {
    source: [rfc('9110 §10.2.3'), retries],
    breaks: 'openai-node reads "1m0s" as one second and comes back sixty times too early; openai-python ignores it',
    after: ['throttling.uses-429'],
  }),
  'retry-after-in-reach': should('ask for a wait of at most a minute', {
    source: [retries, sdk('openai-python _base_client.py, MAX_RETRY_AFTER_DELAY')],
    breaks: 'openai-node ignores more and comes back after half a second; beyond two minutes openai-python gives up',
    after: ['throttling.uses-429', 'throttling.retry-after-form'],
  }),
  'retry-after-ms': may('send retry-after-ms, in agreement with Retry-After', {
    source: [retries, openapi('#/components/headers/retry-after-ms')],
    breaks: 'both SDKs prefer it, so they come back at another time than Retry-After says',
    after: ['throttling.uses-429', 'throttling.retry-after-form'],
  }),
  'should-retry': may('send x-should-retry as "true" or "false", and "true" with nothing that would fail again', {
    source: [sdk('openai-node src/client.ts, shouldRetry'), openapi('#/components/headers/x-should-retry')],
    breaks: 'every other spelling is ignored; with "true" both SDKs send a faulty request three times',
    after: ['throttling.uses-429'],
  }),
  'retry-after-holds': should('let a request succeed after the wait it asked for, and ask for none far longer', {
    source: [retries, field('PostHog/posthog#45058')],
    breaks: 'clients are refused again after they waited, or stand still for nothing',
    after: ['throttling.uses-429', 'throttling.retry-after-form', 'throttling.retry-after-in-reach'],
  }),
  'tells-the-limits': should('send the rate-limit headers with a 429 too, with nothing remaining', {
    source: [live('rate limits guide, rate limits in headers'), refusal],
    breaks: 'clients that pace themselves see room where there is none',
    after: ['throttling.uses-429'],
  }),
  'holds-at-once': should('enforce the limit that it announces against requests sent at once', {
    source: [live('rate limits guide'), field('envoyproxy/ai-gateway#680')],
    breaks: 'a quota can be passed by asking faster',
    after: ['throttling.uses-429'],
  }),
  'tenants-apart': should('serve one tenant while the limit of another is used up', {
    source: [live('rate limits guide, how limits are counted'), field('envoyproxy/gateway#4292')],
    breaks: 'one busy customer stops all the others',
    after: ['throttling.uses-429'],
  }),
  'sdk-recovers': should('let openai-node with two retries get over a limit that is used up for a moment', {
    source: [retries],
    breaks: 'users see a RateLimitError that the SDK is made to spare them',
    after: ['throttling.uses-429', 'throttling.retry-after-form', 'throttling.retry-after'],
  }),
});
