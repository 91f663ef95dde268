import { field } from '../../spec/sources.ts';
import { eachChunk, textOf, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

let stray = '';

export const mixesWordsOfStreams: Fault = {
  id: 'mixes-words-of-streams',
  says: 'puts words of one stream into the deltas of another',
  seen: [field('ml-explore/mlx-lm#965')],
  kills: ['concurrency.no-cross-talk'],
  bend: {
    stream: eachChunk((chunk) => {
      const text = textOf(chunk);
      if (text === '') return chunk;
      const mixed = `${stray}${text}`;
      stray = text;
      return withDelta(chunk, { content: mixed });
    }),
  },
};
