import { claimsOf, unobservable } from '../claim.ts';

const inside = 'it is inside, and answers are the same with it and without it';
const noOccasion = 'it acts when a provider fails, and a run must not make one fail';

export const infrastructure = claimsOf('infrastructure', {
  database: unobservable('A database is in place and its schema is current', {
    why: inside,
    evidence: 'the version of the database and the list of migrations that ran',
  }),
  'background-jobs': unobservable('Background jobs are run and survive a restart', {
    why: inside,
    evidence: 'the queue before and after a restart',
  }),
  'circuit-breaker': unobservable('A circuit breaker guards against a failing provider', {
    why: noOccasion,
    evidence: 'requests counted at `runestone-conformance upstream` while it fails, and after it has recovered',
  }),
  failover: unobservable('Another provider takes over when one fails', {
    why: noOccasion,
    evidence: 'the request logs of two upstreams of which one fails before, and one after, its first byte',
  }),
  'health-checks': unobservable('Liveness and readiness can be asked, and readiness tells the truth', {
    why: 'their paths are no part of the API, and their truth shows only when something inside breaks',
    evidence: 'both answers while the database or the provider is away',
  }),
  configuration: unobservable('The environment is configured for production', {
    why: inside,
    evidence: 'the configuration with its secrets left out',
  }),
  deployment: unobservable('Releases roll out and back without an interruption', {
    why: 'a run sees one moment',
    evidence: 'a run during a deployment, and one during its way back',
  }),
  'graceful-stop': unobservable('A stopping instance lets its streams end', {
    why: 'a run must not stop what it measures',
    evidence: 'a stream that goes on while its instance is told to stop',
  }),
  'key-rotation': unobservable('Keys of providers are rotated without an interruption', {
    why: inside,
    evidence: 'the procedure, and the date it was last followed',
  }),
  cost: unobservable('Costs are watched and optimized', {
    why: 'what a provider charges is not on the wire',
    evidence: 'the cost report beside the bill',
  }),
});
