import { field, live, sdk } from '../../../spec/sources.ts';
import { type Bend, type Head, isChat, type Received, wantsStream } from '../../bend.ts';
import { changingHeaders, withHeaders, withoutHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { limitHeaders } from '../../limit-headers.ts';
import { eachError, errorBody, inPlaceOf, withKey } from '../../refusals.ts';

const retries = sdk('openai-node src/client.ts, retryRequest');
const isOver = ({ status }: Head): boolean => status === 429;
const isOverOnStream = (head: Head, request: Received): boolean => isOver(head) && wantsStream(request);
const overBody = errorBody('Slow down.', { type: 'requests', code: 'rate_limit_exceeded' });

/** Changes the head of every 429. */
const overHead = (change: (head: Head) => Head): Bend => ({ head: (head) => (isOver(head) ? change(head) : head) });

const retryAfter = (value: string): Bend =>
  overHead((head) => withHeaders({ 'retry-after': value })(withoutHeaders(['retry-after-ms'])(head)));

const formFault = (id: string, value: string, says: string): Fault => ({
  id,
  says,
  seen: [retries],
  kills: ['throttling.retry-after-form'],
  bend: retryAfter(value),
});

/** Keys that were refused are refused for five more seconds, whatever was said. */
function goesOnRefusing(): Bend {
  const until = new Map<string | undefined, number>();
  return {
    answer: ({ headers }) =>
      Date.now() < (until.get(headers['authorization']) ?? 0)
        ? { status: 429, headers: { 'retry-after': '1', 'x-request-id': 'req_again' }, body: overBody }
        : null,
    head: (head, { headers }) => {
      if (isOver(head)) until.set(headers['authorization'], Date.now() + 5000);
      return head;
    },
  };
}

/** Announces a limit and lets everything through, under a key that has none. */
const lets = (request: Received, key: string): Received => (isChat(request) ? withKey(request, key) : request);

export const throttlingFaults: readonly Fault[] = [
  {
    id: 'limit-is-500',
    says: 'answers 500 when a limit is used up',
    seen: [field('sonami-tech/omni-llm-provider#3')],
    kills: ['throttling.uses-429'],
    bend: overHead((head) => ({ ...head, status: 500 })),
  },
  {
    id: 'limit-is-503',
    says: 'answers 503 when a limit is used up, with the error of a 429',
    seen: [field('sourcegraph/sourcegraph-public-snapshot#52786')],
    kills: ['throttling.uses-429'],
    bend: overHead((head) => ({ ...head, status: 503 })),
  },
  {
    id: 'limit-is-403',
    says: 'answers 403 when a limit is used up',
    seen: [field('sourcegraph/sourcegraph-public-snapshot#52633')],
    kills: ['throttling.uses-429'],
    bend: overHead((head) => ({ ...head, status: 403 })),
  },
  {
    id: 'limit-is-200',
    says: 'answers 200 and an error when a limit is used up',
    seen: [sdk('openai-node src/internal/parse.ts')],
    kills: ['throttling.uses-429'],
    bend: overHead((head) => ({ ...head, status: 200 })),
  },
  {
    id: 'limit-inside-a-stream',
    says: 'refuses streams over the limit inside a 200 stream',
    seen: [field('preloop/preloop#121')],
    kills: ['throttling.before-a-stream'],
    bend: inPlaceOf(isOverOnStream, {
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: `data: ${overBody}\n\ndata: [DONE]\n\n`,
    }),
  },
  {
    id: 'limit-as-an-empty-stream',
    says: 'answers streams over the limit with an empty 200 stream',
    seen: [field('preloop/preloop#121')],
    kills: ['throttling.before-a-stream'],
    bend: inPlaceOf(isOverOnStream, { status: 200, headers: { 'content-type': 'text/event-stream' }, body: '' }),
  },
  {
    id: 'limit-as-a-429-stream',
    says: 'refuses streams over the limit with an event in a 429 stream',
    seen: [field('preloop/preloop#121')],
    kills: ['throttling.before-a-stream'],
    bend: inPlaceOf(isOverOnStream, {
      headers: { 'content-type': 'text/event-stream' },
      body: `data: ${overBody}\n\n`,
    }),
  },
  {
    id: 'limit-unnamed',
    says: 'refuses over the limit without a code',
    seen: [field('dirge-code/dirge#719')],
    kills: ['throttling.names-the-limit'],
    bend: eachError((error, _request, head) => (isOver(head) ? { ...error, code: null } : error)),
  },
  {
    id: 'limit-of-its-own-type',
    says: 'refuses over the limit with the type "throttling_error"',
    seen: [field('dirge-code/dirge#719')],
    kills: ['throttling.names-the-limit'],
    bend: eachError((error, _request, head) => (isOver(head) ? { ...error, type: 'throttling_error' } : error)),
  },
  {
    id: 'no-retry-after',
    says: 'refuses over the limit without Retry-After',
    seen: [field('MiXaiLL76/auto_ai_router#177')],
    kills: ['throttling.retry-after'],
    bend: overHead(withoutHeaders(['retry-after', 'retry-after-ms'])),
  },
  {
    id: 'retry-after-zero',
    says: 'asks to try again at once',
    seen: [field('dirge-code/dirge#719')],
    kills: ['throttling.retry-after'],
    bend: retryAfter('0'),
  },
  formFault('retry-after-as-go-duration', '1m0s', 'writes Retry-After as "1m0s"'),
  formFault('retry-after-with-unit', '2s', 'writes Retry-After as "2s"'),
  formFault('retry-after-as-iso-date', '2026-11-23T03:00:00Z', 'writes Retry-After as an ISO date'),
  formFault('retry-after-negative', '-1', 'writes a negative Retry-After'),
  {
    id: 'retry-after-an-hour',
    says: 'asks to wait for an hour whatever the limit is',
    seen: [field('PostHog/posthog#45058')],
    kills: ['throttling.retry-after-in-reach'],
    bend: retryAfter('3600'),
  },
  {
    id: 'retry-after-as-epoch',
    says: 'writes Retry-After as Unix seconds',
    seen: [field('dirge-code/dirge#719')],
    kills: ['throttling.retry-after-in-reach'],
    bend: retryAfter('1795000000'),
  },
  {
    id: 'retry-after-ms-differs',
    says: 'asks by retry-after-ms for another wait than by Retry-After',
    seen: [retries],
    kills: ['throttling.retry-after-ms'],
    bend: overHead(withHeaders({ 'retry-after': '4', 'retry-after-ms': '1' })),
  },
  {
    id: 'retry-after-ms-with-unit',
    says: 'writes retry-after-ms with its unit',
    seen: [retries],
    kills: ['throttling.retry-after-ms'],
    bend: overHead(withHeaders({ 'retry-after-ms': '500ms' })),
  },
  {
    id: 'should-retry-capitalised',
    says: 'writes x-should-retry as "True"',
    seen: [sdk('openai-node src/client.ts, shouldRetry')],
    kills: ['throttling.should-retry'],
    bend: overHead(withHeaders({ 'x-should-retry': 'True' })),
  },
  {
    id: 'faulty-requests-again',
    says: 'asks to send faulty requests again',
    seen: [sdk('openai-node src/client.ts, shouldRetry')],
    kills: ['throttling.should-retry'],
    bend: { head: (head) => (head.status === 400 ? withHeaders({ 'x-should-retry': 'true' })(head) : head) },
  },
  {
    id: 'retry-after-too-short',
    says: 'goes on refusing after the wait that it asked for',
    seen: [field('PostHog/posthog#45058')],
    kills: ['throttling.retry-after-holds'],
    bend: goesOnRefusing(),
  },
  {
    id: 'retry-after-too-long',
    says: 'asks to wait far longer than its own reset says',
    seen: [field('PostHog/posthog#45058')],
    kills: ['throttling.retry-after-holds'],
    bend: retryAfter('7'),
  },
  {
    id: 'no-limits-on-429',
    says: 'leaves the rate-limit headers out of a 429',
    seen: [live('rate limits guide')],
    kills: ['throttling.tells-the-limits'],
    bend: overHead(withoutHeaders(limitHeaders)),
  },
  {
    id: 'room-left-on-429',
    says: 'announces that five requests remain while it refuses one',
    seen: [field('envoyproxy/ai-gateway#680')],
    kills: ['throttling.tells-the-limits'],
    bend: overHead(changingHeaders({ 'x-ratelimit-remaining-requests': () => '5' })),
  },
  {
    id: 'limit-not-enforced',
    says: 'announces a limit and lets everything through that comes at once',
    seen: [field('envoyproxy/ai-gateway#680')],
    kills: ['throttling.holds-at-once'],
    bend: {
      request: lets,
      head: changingHeaders({ 'x-ratelimit-limit-requests': () => '8', 'x-ratelimit-reset-requests': () => '1m0s' }),
    },
  },
  {
    id: 'remaining-below-zero',
    says: 'counts below zero while it refuses',
    seen: [field('envoyproxy/ai-gateway#680')],
    kills: ['throttling.holds-at-once'],
    bend: overHead(changingHeaders({ 'x-ratelimit-remaining-requests': () => '-3' })),
  },
  {
    id: 'limit-is-final',
    says: 'forbids to try again after a limit that passes',
    seen: [sdk('openai-node src/client.ts, shouldRetry')],
    kills: ['throttling.sdk-recovers'],
    bend: overHead(withHeaders({ 'x-should-retry': 'false' })),
  },
];
