import { sdk } from '../../../spec/sources.ts';
import { frameOf, isDone, type JsonObject, jsonOf } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { piecesIn } from '../../tool-bends.ts';

/** Sends the pieces of two calls in turns. */
async function* interleaved(frames: AsyncIterable<string>): AsyncIterable<string> {
  const held = new Map<unknown, JsonObject[]>();
  for await (const frame of frames) {
    const chunk = isDone(frame) ? null : jsonOf(frame);
    const [piece] = chunk === null ? [] : piecesIn(chunk);
    if (chunk !== null && piece !== undefined) {
      held.set(piece['index'], [...(held.get(piece['index']) ?? []), chunk]);
      continue;
    }
    const longest = Math.max(0, ...[...held.values()].map(({ length }) => length));
    for (let place = 0; place < longest; place++) {
      for (const own of held.values()) {
        const next = own[place];
        if (next !== undefined) yield frameOf(next);
      }
    }
    held.clear();
    yield frame;
  }
}

export const interleavesCalls: Fault = {
  id: 'interleaves-calls',
  says: 'streams two calls in turns',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
  kills: ['tools.stream-in-turn'],
  bend: { stream: interleaved },
};
