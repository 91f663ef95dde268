import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const renamesTheLastChunk: Fault = {
  id: 'renames-the-last-chunk',
  says: 'gives the chunk that finishes another id',
  seen: [field('BerriAI/litellm#14429')],
  kills: ['streaming.one-id'],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === null ? chunk : { ...chunk, id: 'chatcmpl-0' },
    ),
  },
};
