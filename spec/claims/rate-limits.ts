import { claimsOf, decided, unobservable } from '../claim.ts';

export const rateLimits = claimsOf('rate-limits', {
  headers: decided('Limits are announced in the usual headers: limit, remaining and reset', 'rate-limits.announced'),
  values: decided(
    'What the headers say can be read and is possible',
    'rate-limits.integers',
    'rate-limits.durations',
    'rate-limits.remaining-within-limit',
  ),
  'on-streams': decided('Streams carry the same headers', 'rate-limits.on-streams'),
  'overload-refused': decided(
    'Overload is refused with 429 or 503; a queue that answers 202 is a breach, for clients take it for the completion',
    'http.only-200-succeeds',
    'chat.answers-200',
    'concurrency.none-lost',
  ),
  'slots-freed': unobservable(
    'A client that drops its connection frees its place, and the request to the provider ends',
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
