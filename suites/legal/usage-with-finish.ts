import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const usageWithFinish: Variant = {
  id: 'usage-with-finish',
  says: 'reports the usage on the chunk that finishes',
  allowed: [field('diegosouzapw/OmniRoute#9750')],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop'
        ? { ...chunk, usage: { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 } }
        : chunk,
    ),
  },
};
