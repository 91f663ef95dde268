import { claimsOf, decided, unobservable } from '../claim.ts';

export const resourceHandling = claimsOf('resource-handling', {
  'large-bodies': decided(
    'Bodies of a mebibyte are taken or refused properly, larger ones refused with 413',
    'http.large-bodies',
    'http.refuses-oversize',
  ),
  'connections-kept': decided(
    'Connections are kept for further requests, after errors and streams too',
    'http.keeps-connections',
    'http.survives-idle',
    'http.closes-when-asked',
  ),
  'streams-closed': decided(
    'A stream that has ended closes its response',
    'streaming.closes',
    'streaming.closes-promptly',
  ),
  'recovers-from-faults': decided(
    'After a malformed request the next one is answered as ever',
    'errors.malformed-json',
    'errors.odd-json',
    'errors.never-5xx',
  ),
  'recovers-from-leaving': decided(
    'Clients that leave in the middle of a stream cost those beside and after them nothing',
    'streaming.survives-leaving',
    'concurrency.neighbours-unharmed',
  ),
  'absurd-requests': decided(
    'A request for more than any model can give is clamped or refused',
    'errors.absurd-cap',
    'semantics.one-token',
  ),
  'provider-timeout': unobservable('A provider that stalls is given up in time, with an error', {
    why: 'a provider in health gives no occasion',
    evidence: 'a run through `runestone-conformance upstream` with a stall scripted',
  }),
  'memory-bounds': unobservable('Memory and buffers are bounded', {
    why: 'a bound shows only when it is hit, and then harms others',
    evidence: 'a test in a copy of production with slow readers and endless providers',
  }),
});
