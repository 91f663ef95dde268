import { type Scenario, scenario } from '../../harness/scenario.ts';
import { everyOne, hasRequestId, isAbsent } from '../http.ts';
import { hasEnvelope, survives } from './envelope.ts';

export const unknownRoute: Scenario = scenario({
  id: 'unknown-route',
  title: 'A path that does not exist, posted to and fetched',
  needs: [],
  cost: { requests: 2, tokens: 10 },
  exchange: async (gateway) => ({
    POST: await gateway.post('/runestone-no-such-path', {}, { patient: false }),
    // What serves the pages of an application serves them to GET alone.
    GET: await gateway.get('/runestone-no-such-path', { patient: false }),
  }),
  judges: {
    'errors.unknown-route': (both) => everyOne(both, (answer) => isAbsent(answer, 404)),
    'errors.never-5xx': (both) => everyOne(both, survives),
    'errors.envelope-everywhere': (both) => everyOne(both, hasEnvelope),
    'http.request-id': ({ POST }) => hasRequestId(POST),
  },
});

export const wrongMethod: Scenario = scenario({
  id: 'wrong-method',
  title: 'A method that a path does not have',
  needs: [],
  cost: { requests: 1, tokens: 10 },
  exchange: (gateway) => gateway.send({ method: 'PUT', path: '/chat/completions', body: {}, patient: false }),
  judges: {
    'errors.wrong-method': (answer) => isAbsent(answer, 405),
    'errors.never-5xx': survives,
    'errors.envelope-everywhere': hasEnvelope,
    'http.request-id': hasRequestId,
  },
});
