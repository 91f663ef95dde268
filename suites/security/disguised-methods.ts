import { holds, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { echoesKey } from './key-echo.ts';

/** Never the run's key: a TRACE that works sends back all that it was sent. */
const throwaway = 'sk-runestone-throwaway-4Jd8Wq1Zx6Tn3Rv7Kp2Mb9';

export default scenario({
  id: 'disguised-methods',
  title: 'TRACE, and a DELETE disguised as a POST',
  needs: [],
  cost: { requests: 2, tokens: 0 },
  exchange: async (gateway) => {
    const [trace, override] = await Promise.all([
      gateway.send({ method: 'TRACE', path: '/models', key: throwaway, patient: false }),
      gateway.post(
        '/models/runestone-no-such-model',
        {},
        { headers: { 'x-http-method-override': 'DELETE' }, patient: false },
      ),
    ]);
    return { trace, override };
  },
  judges: {
    'errors.never-5xx': ({ trace, override }) => everyOne({ TRACE: trace, 'an override': override }, survives),
    'security.refuses-trace': ({ trace }) => [
      ...holds('the status', statusAndBody(trace), '405, or another 4xx', trace.status !== null && trace.status >= 400),
      ...echoesKey(trace, throwaway),
    ],
    'security.ignores-method-override': ({ override }) =>
      override.ok ? [problem('the status', '404 or 405, as for a POST', statusAndBody(override))] : [],
  },
});
