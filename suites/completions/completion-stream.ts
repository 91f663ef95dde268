import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, holds, inconclusive, type Judgement, kept, type Problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf, sentinel } from '../chat/chunks.ts';
import { at, isText, list } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { conforms } from '../schema.ts';
import * as framing from '../streaming/framing.ts';
import { finalUsage } from '../streaming/usage.ts';
import { absent, complete, ifAnswered } from './asked.ts';
import { reportsUsage } from './completion.ts';

/** Long enough for several chunks. */
const long = { prompt: 'Count from 1 to 30 separated by spaces.', stream: true };

export default scenario({
  id: 'completion-stream',
  title: 'A streamed legacy completion',
  needs: ['model'],
  cost: { requests: 2, tokens: 60 },
  exchange: async (gateway) => {
    const answer = await complete(gateway, { ...long, stream_options: { include_usage: true } });
    // Who does not know the option may still stream.
    return declinesParameter(answer, 'stream_options') === null ? answer : complete(gateway, long);
  },
  judges: {
    'streaming.is-a-stream': (answer) => absent(answer) ?? framing.isAStream(answer),
    'streaming.media-type': (answer) => ifAnswered(answer, framing.isLabelled),
    'streaming.blank-line-after-every-event': (answer) => ifAnswered(answer, framing.everyEventIsEnded),
    'streaming.data-is-json': (answer) => ifAnswered(answer, framing.dataIsJson),
    'streaming.no-empty-events': (answer) => ifAnswered(answer, framing.noEmptyEvents),
    'streaming.ends-with-done': (answer) => ifAnswered(answer, framing.endsWithDone),
    'completions.chunk-schema': (answer) => ifAnswered(answer, areCompletions),
    'completions.one-id': (answer) => ifAnswered(answer, haveOneId),
    'completions.usage': (answer) => ifAnswered(answer, reportsWhatWasAsked),
  },
});

function areCompletions(answer: Exchange): Judgement {
  const chunks = chunksOf(answer);
  const reasons = chunks.flatMap(({ value }) => list(value, 'choices').map((choice) => at(choice, 'finish_reason')));
  const first = reasons.findIndex((reason) => (reason ?? null) !== null);
  const spoken = chunks.findLastIndex(({ value }) =>
    list(value, 'choices').some((choice) => isText(at(choice, 'text'))),
  );
  const ended = chunks.findIndex(({ value }) =>
    list(value, 'choices').some((choice) => isText(at(choice, 'finish_reason'))),
  );
  return [
    ...each('chunk', chunks, ({ value }) => conforms('CompletionChunk', value)),
    ...(first < 0 ? unfinished(answer) : holds('text after the finish_reason', spoken, 'none', spoken <= ended)),
  ];
}

function unfinished(answer: Exchange): readonly Problem[] {
  // A stream that was cut has no last chunk; `ends-with-done` speaks of it.
  const cut = !answer.events.some(({ data }) => data === sentinel);
  return cut ? kept : holds('finish_reason', 'none in any chunk', 'one in the last chunk with a choice', false);
}

function haveOneId(answer: Exchange): Judgement {
  const ids = [...new Set(chunksOf(answer).map(({ value }) => at(value, 'id')))];
  return holds('id over all chunks', ids.slice(0, 3), 'the same non-empty id', ids.length === 1 && isText(ids[0]));
}

function reportsWhatWasAsked(answer: Exchange): Judgement {
  const body = answer.wire.request.body;
  const asked = body !== null && Buffer.from(body).includes('include_usage');
  return asked ? reportsUsage(finalUsage(answer)) : inconclusive('the option that asks for it was refused');
}
