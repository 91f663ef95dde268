import { claimsOf, decided, unobservable } from '../claim.ts';

const noted = 'what is noted inside does not show in answers';

export const observability = claimsOf('observability', {
  'traceable-requests': decided(
    'A request can be found again by an id that the client knows',
    'http.request-id',
    'http.request-id-unique',
    'http.client-request-id',
  ),
  logging: unobservable('Requests are logged in a structured form, without keys and without prompts', {
    why: noted,
    evidence: 'the log lines of this run, found by its request ids',
  }),
  'error-tracking': unobservable('Errors are counted by kind', {
    why: noted,
    evidence: 'the counters before and after this run, beside the refusals in its evidence',
  }),
  metrics: unobservable('Response times and throughput are measured', {
    why: noted,
    evidence: 'the histograms of this run beside the figures of this report',
  }),
  dashboards: unobservable('Dashboards and alerts are in place', {
    why: noted,
    evidence: 'the alert rules, and one that was made to fire',
  }),
  'component-health': unobservable('The state of each component is watched', {
    why: noted,
    evidence: 'the status of the components while one of them is away',
  }),
  'limit-usage': unobservable('Use of limits and quotas is followed for each tenant', {
    why: noted,
    evidence: 'the use on record beside the requests and tokens of this run',
  }),
});
