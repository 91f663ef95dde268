import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { isObject } from '../json.ts';

export default scenario({
  id: 'stream-off',
  title: 'Chat completions with stream false, null and left out',
  needs: ['model'],
  cost: { requests: 3, tokens: 150 },
  exchange: async (gateway) => {
    const [off, none, absent] = await Promise.all([
      gateway.chat({ stream: false }),
      gateway.chat({ stream: null }),
      gateway.chat(),
    ]);
    return { off, none, absent };
  },
  judges: {
    'errors.never-5xx': (answers) => everyOne({ ...answers }, survives),
    'streaming.only-when-asked': ({ off, none, absent }) => [
      ...everyOne({ 'stream: false': off, 'no stream': absent }, isPlain),
      // Null is allowed by the document and refused by strict servers: clients that send it are few.
      ...everyOne({ 'stream: null': none }, (answer) =>
        answer.status === 400 || answer.status === 422 ? softly(isPlain(answer)) : isPlain(answer),
      ),
    ],
  },
});

function isPlain(answer: Exchange): readonly Problem[] {
  const plain = answer.status === 200 && isObject(answer.json) && answer.mediaType !== 'text/event-stream';
  if (plain) return kept;
  return [problem('the answer', '200 and one JSON object', `${answer.mediaType}: ${statusAndBody(answer)}`)];
}
