import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { staysHere } from './conventions.ts';

export default scenario({
  id: 'slashes',
  title: 'A chat at a path with one slash too many',
  needs: ['model'],
  cost: { requests: 2, tokens: 80 },
  exchange: async (gateway) => {
    const [doubled, trailing] = await Promise.all([
      gateway.post('//chat/completions', gateway.chatBody(), { patient: false }),
      gateway.post('/chat/completions/', gateway.chatBody(), { patient: false }),
    ]);
    return { 'a doubled slash': doubled, 'a trailing slash': trailing };
  },
  judges: {
    'errors.never-5xx': (answers) => everyOne(answers, survives),
    'http.slash-variants': (answers) => everyOne(answers, losesNothing),
  },
});

function losesNothing(answer: Exchange): readonly Problem[] {
  const { status } = answer;
  if (status === 200) return [];
  if ((status === 404 || status === 405) && answer.jsonError === null) return [];
  if ((status === 307 || status === 308) && staysHere(answer)) return [];
  return [problem('the answer', '200, a 404 in JSON, or a 307 or 308 to the same host', statusAndBody(answer))];
}
