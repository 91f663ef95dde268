import { claimsOf, decided, unobservable } from '../claim.ts';

export const implementation = claimsOf('implementation', {
  'no-canned-answers': decided(
    'Answers are made for the request: never the one of another request, never the same for every prompt',
    'semantics.own-parameters',
    'semantics.unicode',
    'concurrency.no-cross-talk',
    'chat.unique-ids',
  ),
  'no-mocks': unobservable('No mock, stub or placeholder is left in the production code', {
    why: 'a good imitation answers like the real thing',
    evidence: 'a search of the source of the released build, and the log of the provider for the time of this run',
  }),
  'real-provider': unobservable('Requests reach the real provider', {
    why: 'the far side of a gateway does not show in its answers',
    evidence: 'the usage export or request ids of the provider for the time of this run',
  }),
  'parameters-forwarded': unobservable('Every parameter reaches the provider unchanged', {
    why: 'many parameters leave no trace in an answer',
    evidence: 'the request log of `runestone-conformance upstream` with the gateway pointed at it',
  }),
  'usage-is-the-providers': unobservable('The usage reported is what the provider counted', {
    why: 'nobody but the provider knows its count',
    evidence: 'the bill of the provider beside the usage of the same requests',
  }),
  persistence: unobservable('State such as limits, keys and usage is kept in a real database', {
    why: 'where data is kept cannot be told from answers',
    evidence: 'the tables before and after a restart of the gateway',
  }),
  routing: unobservable('Requests are routed among several providers', {
    why: 'the provider behind an answer is not named on the wire',
    evidence: 'the request logs of two upstreams for the same requests',
  }),
});
