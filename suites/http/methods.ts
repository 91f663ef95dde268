import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasEnvelope, survives } from '../errors/envelope.ts';
import { everyOne, isAbsent, statusAndBody } from '../http.ts';

export default scenario({
  id: 'methods',
  title: 'HEAD and POST where a list is, and methods in disguise',
  needs: [],
  cost: { requests: 2, tokens: 0 },
  exchange: async (gateway) => {
    const [[head], posted] = await Promise.all([
      // Only the end of the connection shows that no body follows.
      gateway.raw([{ method: 'HEAD', path: '/models', headers: [['connection', 'close']] }]),
      gateway.post('/models', {}, { patient: false }),
    ]);
    return { head, posted };
  },
  judges: {
    'errors.never-5xx': ({ head, posted }) => everyOne({ HEAD: head, POST: posted }, survives),
    'errors.wrong-method': ({ posted }) => isAbsent(posted, 405),
    'errors.envelope-everywhere': ({ posted }) => hasEnvelope(posted),
    'http.head': ({ head }) => isHead(head),
    'http.names-allowed-methods': ({ posted }) => namesMethods(posted),
  },
});

function isHead(answer: Exchange): readonly Problem[] {
  const fine = [200, 401, 403, 404, 405, 501].includes(answer.status ?? 0);
  const stray = answer.wire.socket?.leftover ?? 0;
  return [
    ...(fine ? kept : [problem('the status', '200, as for GET', statusAndBody(answer))]),
    ...holds('the body', `${stray} bytes`, 'none', stray === 0),
  ];
}

function namesMethods(answer: Exchange): Judgement {
  if (answer.status !== 405) return notOffered('it answered no 405');
  const allow = answer.header('allow');
  return holds('the allow header', allow, 'the methods of the path, such as "GET"', /\b[A-Z]+\b/.test(allow ?? ''));
}
