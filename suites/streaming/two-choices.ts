import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf, deltasOf } from '../chat/chunks.ts';
import { declinesParameter } from '../not-offered.ts';
import { isAStream } from './framing.ts';
import { roleOnce } from './lifecycle.ts';
import { alsoWellFormed } from './well-formed.ts';

export default scenario({
  id: 'stream-two-choices',
  title: 'A stream of two choices',
  needs: ['model'],
  model: true,
  cost: { requests: 1, tokens: 70 },
  exchange: (gateway) => gateway.streamChat({ n: 2 }),
  judges: {
    ...alsoWellFormed((answer: Exchange) => answer, declined),
    'streaming.is-a-stream': (answer) => declined(answer) ?? isAStream(answer),
    'streaming.every-choice': (answer) => declined(answer) ?? bothChoices(answer),
    'streaming.role-once': (answer) => declined(answer) ?? roleOnce(answer),
  },
});

function declined(answer: Exchange) {
  return declinesParameter(answer, 'n');
}

function bothChoices(answer: Exchange): Judgement {
  const all = deltasOf(chunksOf(answer));
  if (!all.some(({ finishReason }) => finishReason !== null)) return inconclusive('the stream was cut');
  const indexes = [...new Set(all.map(({ index }) => index))];
  return holds('the indexes, as they first appear', indexes, '[0,1]', indexes.join() === '0,1');
}
