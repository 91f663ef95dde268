import { claimsOf, decided, unobservable } from '../claim.ts';

export const performance = claimsOf('performance', {
  'at-once': decided(
    'Of more than ten requests at once each is answered whole or refused so that clients retry',
    'concurrency.none-lost',
  ),
  'no-mixing': decided('Answers that are made at once do not mix', 'concurrency.no-cross-talk', 'concurrency.own-id'),
  'streams-at-once': decided(
    'Streams at once run to their end, each with its own words',
    'concurrency.none-lost',
    'concurrency.no-cross-talk',
  ),
  'response-time': unobservable('The response time stays under a bound', {
    why: 'from outside most of it is the time of the model and of the way there, and no bound is promised',
    evidence: 'an agreed bound, and the figures under “Concurrency” beside those of the provider asked directly',
  }),
  capacity: unobservable('The gateway carries the traffic of production, fifty requests at once and more', {
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
