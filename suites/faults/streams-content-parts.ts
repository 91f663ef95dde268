import { field } from '../../spec/sources.ts';
import { eachChunk, textOf, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsContentParts: Fault = {
  id: 'streams-content-parts',
  says: 'streams arrays of parts as content',
  seen: [field('vercel/ai#13703')],
  kills: ['streaming.chunk-schema'],
  bend: {
    stream: eachChunk((chunk) =>
      textOf(chunk) === '' ? chunk : withDelta(chunk, { content: [{ type: 'text', text: textOf(chunk) }] }),
    ),
  },
};
