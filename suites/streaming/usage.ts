import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf, deltasOf, sentinel, speaks } from '../chat/chunks.ts';
import { addsUp } from '../chat/usage.ts';
import { at, isObject, list } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { isAStream } from './framing.ts';
import { chunksConform } from './lifecycle.ts';
import { alsoWellFormed } from './well-formed.ts';

export default scenario({
  id: 'stream-usage',
  title: 'A streamed chat completion that asks for its usage',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.streamChat({ stream_options: { include_usage: true } }),
  judges: {
    ...alsoWellFormed((answer: Exchange) => answer, declined),
    'streaming.is-a-stream': (answer) => declined(answer) ?? isAStream(answer),
    'streaming.chunk-schema': (answer) => declined(answer) ?? chunksConform(answer),
    'streaming.usage-when-asked': isReported,
    'chat.usage-adds-up': (answer) => addsUp(finalUsage(answer)),
    'streaming.usage-last': isLast,
    'streaming.usage-once': isReportedOnce,
  },
});

function declined(answer: Exchange) {
  return declinesParameter(answer, 'stream_options', 'include_usage');
}

/** The chunks that carry usage, by their places among all chunks. */
function carriers(answer: Exchange): readonly { readonly place: number; readonly chunk: unknown }[] {
  return chunksOf(answer).flatMap(({ value }, place) =>
    isObject(at(value, 'usage')) ? [{ place, chunk: value }] : [],
  );
}

export const finalUsage = (answer: Exchange): unknown => at(carriers(answer).at(-1)?.chunk, 'usage');

function isReported(answer: Exchange): Judgement {
  const refusal = declined(answer);
  if (refusal !== null) return softly([problem('stream_options', 'usage inside the stream', refusal.reason)]);
  const last = carriers(answer).at(-1);
  if (last === undefined) return isWhole(answer) ? [missing] : inconclusive('the stream was cut before its usage');
  const said = deltasOf(chunksOf(answer)).some(speaks); // a model may end its answer before it said a word
  const counts = ['prompt_tokens', ...(said ? ['completion_tokens'] : [])].map((name) => at(last.chunk, 'usage', name));
  return softly([
    ...holds('the usage', at(last.chunk, 'usage'), 'counts above zero', !counts.includes(0)),
    ...holds(
      'the choices beside the usage',
      list(last.chunk, 'choices'),
      '[]',
      list(last.chunk, 'choices').length === 0,
    ),
  ]);
}

const missing = problem('the usage of the stream', 'a last chunk with usage', 'none in any chunk');

const isWhole = (answer: Exchange): boolean =>
  answer.events.some(({ data }) => data === sentinel) ||
  deltasOf(chunksOf(answer)).some(({ finishReason }) => finishReason !== null);

function isLast(answer: Exchange): Judgement {
  const last = carriers(answer).at(-1);
  if (last === undefined) return declined(answer) ?? inconclusive('no usage was reported');
  const after = chunksOf(answer).slice(last.place + 1);
  return holds('after the usage', after[0]?.value, 'no further chunk', after.length === 0);
}

/** A count so far on every chunk is what a client asks for by another name; it adds up to too much. */
function isReportedOnce(answer: Exchange): Judgement {
  const early = carriers(answer).slice(0, -1);
  return holds('chunks with usage before the last one', early.length, '0', early.length === 0);
}
