import { claimsOf, decided, unobservable } from '../claim.ts';

export const performance = claimsOf('performance', {
  'at-once': decided(
    'Of more than ten requests at once each is answered whole or refused so that clients retry',
    'concurrency.none-lost',
  ),
  'side-by-side': decided(
    'Requests at once are answered side by side, not one after the other',
    'concurrency.in-parallel',
  ),
  'no-mixing': decided(
    'Answers that are made at once do not mix',
    'concurrency.no-cross-talk',
    'concurrency.own-id',
    'concurrency.no-merging',
  ),
  neighbours: decided(
    'A faulty request or a client that leaves harms none beside it',
    'concurrency.neighbours-unharmed',
  ),
  'under-load': decided(
    'Ten, twenty and fifty requests at once are answered, 99 of 100 within ten seconds',
    'concurrency.holds-under-load',
  ),
  steady: decided('The hundredth request is answered as fast as the first', 'concurrency.steady'),
  'streams-at-once': decided(
    'Streams at once run to their end, each with its own words',
    'concurrency.none-lost',
    'concurrency.no-cross-talk',
  ),
  overhead: decided(
    'The gateway itself adds little to the response time',
    'overhead.bearable',
    'overhead.added-latency',
    'overhead.added-first-byte',
  ),
  capacity: unobservable('The gateway carries the traffic of production', {
    why: 'a burst that spares a shared gateway is no production traffic',
    evidence: 'a load test in a copy of production, with its traffic model written down',
  }),
  memory: unobservable('Memory does not grow with the requests served', {
    why: 'the memory of another machine does not show in its answers',
    evidence: 'the resident memory of the process over a day of traffic',
  }),
  pooling: unobservable('Connections to the provider are pooled', {
    why: 'they are opened on the far side of the gateway',
    evidence: 'the connections counted at the provider beside the requests',
  }),
});
