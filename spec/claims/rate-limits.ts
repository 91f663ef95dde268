import { claimsOf, decided, unobservable } from '../claim.ts';

export const rateLimits = claimsOf('rate-limits', {
  headers: decided(
    'Limits are announced in the usual headers: limit, remaining and reset',
    'rate-limits.announced',
    'rate-limits.on-streams',
  ),
  values: decided(
    'What the headers say can be read, is possible and counts down',
    'rate-limits.integers',
    'rate-limits.durations',
    'rate-limits.remaining-within-limit',
    'rate-limits.steady',
    'rate-limits.counts-down',
  ),
  refused: decided(
    'What exceeds a limit is refused with 429 and told which limit it was, before any stream begins',
    'throttling.uses-429',
    'throttling.before-a-stream',
    'throttling.names-the-limit',
    'throttling.tells-the-limits',
  ),
  'retry-after': decided(
    'A refusal says when to try again, and a request succeeds then',
    'throttling.retry-after',
    'throttling.retry-after-form',
    'throttling.retry-after-in-reach',
    'throttling.retry-after-holds',
  ),
  'retries-succeed': decided('openai-node gets over a limit by its own retries', 'throttling.sdk-recovers'),
  'counts-at-once': decided(
    'Requests that come at once are counted as well as those that come in turn',
    'throttling.holds-at-once',
  ),
  'per-tenant': decided('Tenants use up limits of their own', 'throttling.tenants-apart'),
  'overload-refused': decided(
    'Overload is refused with 429 or 503; a queue that answers 202 is a breach, for clients take it for the completion',
    'http.only-200-succeeds',
    'chat.answers-200',
    'concurrency.none-lost',
  ),
  'slots-freed': unobservable(
    'A client that drops its connection frees its place, and its request to the provider ends',
    {
      why: 'whether work goes on behind a closed connection is not seen in front of it',
      evidence: 'the request log of `runestone-conformance upstream` after clients left',
    },
  ),
  'shared-store': unobservable('All instances count in one shared store', {
    why: 'which instance answers, and where it counts, is not on the wire',
    evidence: 'two instances that show one count, before and after a restart',
  }),
  'as-configured': unobservable('The limits are those meant for production', {
    why: 'what was meant is not on the wire',
    evidence: 'the limits as configured, signed by whoever set them',
  }),
});
