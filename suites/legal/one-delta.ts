import { openapi } from '../../spec/sources.ts';
import type { JsonObject } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { at, list } from '../json.ts';

export const oneDelta: Variant = {
  id: 'one-delta',
  says: 'streams a short answer as one chunk',
  allowed: [openapi('#/components/schemas/ChatCompletionChunk')],
  bend: {
    stream: (frames, request) =>
      (request.json as JsonObject | undefined)?.['max_tokens'] === 16 ? atOnce(frames) : frames,
  },
};

/** Says in the first chunk of a choice all that its chunks say, and leaves those out. */
async function* atOnce(frames: AsyncIterable<string>): AsyncIterable<string> {
  const all: string[] = [];
  for await (const frame of frames) all.push(frame);
  const chunks = all.map(chunkOf);
  const told = new Set<unknown>();
  for (const [place, frame] of all.entries()) {
    const chunk = chunks[place];
    const choice = list(chunk, 'choices')[0];
    if (choice === undefined || hasMore(chunks)) yield frame;
    else if (!told.has(at(choice, 'index'))) {
      told.add(at(choice, 'index'));
      yield `data: ${JSON.stringify({ ...(chunk as JsonObject), choices: [whole(chunks, at(choice, 'index'))] })}\n\n`;
    }
  }
}

function chunkOf(frame: string): unknown {
  try {
    return JSON.parse(frame.replace(/^data: /, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** Tool calls and log probabilities do not fit into one text. */
const hasMore = (chunks: readonly unknown[]): boolean =>
  chunks
    .flatMap((chunk) => list(chunk, 'choices'))
    .some((choice) => at(choice, 'delta', 'tool_calls') !== undefined || at(choice, 'logprobs') != null);

function whole(chunks: readonly unknown[], index: unknown): JsonObject {
  const own = chunks.flatMap((chunk) => list(chunk, 'choices')).filter((choice) => at(choice, 'index') === index);
  const content = own.map((choice) => at(choice, 'delta', 'content') ?? '').join('');
  const finish_reason = own.map((choice) => at(choice, 'finish_reason')).find((reason) => typeof reason === 'string');
  return { index, delta: { role: 'assistant', content }, finish_reason: finish_reason ?? null };
}
