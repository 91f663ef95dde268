import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf, deltasOf } from '../chat/chunks.ts';
import { declinesParameter } from '../not-offered.ts';
import { dataIsJson, isAStream } from './framing.ts';
import * as lifecycle from './lifecycle.ts';

export default scenario({
  id: 'stream-two-choices',
  title: 'A stream of two choices',
  needs: ['model'],
  model: true,
  cost: { requests: 1, tokens: 70 },
  exchange: (gateway) => gateway.streamChat({ n: 2 }),
  judges: {
    'streaming.is-a-stream': (answer) => declined(answer) ?? isAStream(answer),
    'streaming.data-is-json': (answer) => declined(answer) ?? dataIsJson(answer),
    'streaming.every-choice': (answer) => declined(answer) ?? bothChoices(answer),
    'streaming.one-id': (answer) => declined(answer) ?? lifecycle.oneId(answer),
    'streaming.role-first': (answer) => declined(answer) ?? lifecycle.roleFirst(answer),
    'streaming.role-once': (answer) => declined(answer) ?? lifecycle.roleOnce(answer),
    'streaming.finishes': (answer) => declined(answer) ?? (answer.status === 200 ? lifecycle.finishes(answer) : kept),
  },
});

const declined = (answer: Exchange) => declinesParameter(answer, 'n');

function bothChoices(answer: Exchange): Judgement {
  const all = deltasOf(chunksOf(answer));
  if (!all.some(({ finishReason }) => finishReason !== null)) return inconclusive('the stream was cut');
  const indexes = [...new Set(all.map(({ index }) => index))];
  return holds('the indexes, as they first appear', indexes, '[0,1]', indexes.join() === '0,1');
}
