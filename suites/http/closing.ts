import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { sentinel } from '../chat/chunks.ts';
import { everyOne, fate } from '../http.ts';

const headers = [['connection', 'close']] as const;

export default scenario({
  id: 'closing',
  title: 'A list and a stream with Connection: close',
  needs: ['model'],
  cost: { requests: 2, tokens: 40 },
  exchange: async (gateway) => {
    const body = gateway.chatBody({ stream: true });
    const [[list], [stream]] = await Promise.all([
      gateway.raw([{ method: 'GET', path: '/models', headers }]),
      gateway.raw([{ method: 'POST', path: '/chat/completions', body, headers }]),
    ]);
    return { list, stream };
  },
  judges: {
    'http.closes-when-asked': ({ list, stream }) => [
      ...everyOne({ 'the list': list }, (answer) => isClosed(answer, true)),
      ...everyOne({ 'the stream': stream }, (answer) => isClosed(answer, endsItself(answer))),
    ],
  },
});

/** A refused stream is no stream; whether it ends with the sentinel only matters where it is one. */
const endsItself = (answer: Exchange): boolean =>
  answer.mediaType !== 'text/event-stream' || answer.events.at(-1)?.data === sentinel;

function isClosed(answer: Exchange, whole: boolean): readonly Problem[] {
  const { wire } = answer;
  if (wire.ending !== 'complete' || !whole) {
    return [problem('the answer', 'a whole one, then the end of the connection', fate(answer))];
  }
  if (wire.socket?.closedAt !== null) return [];
  return [problem('the connection', 'closed after the answer', 'still open after 2 s')];
}
