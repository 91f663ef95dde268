import { field } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const usageAllAlong: Variant = {
  id: 'usage-all-along',
  says: 'reports the usage so far on every chunk',
  allowed: [field('ogx-ai/ogx#5122'), field('open-webui/open-webui#29064')],
  bend: {
    stream: eachChunk((chunk, index) => ({
      ...chunk,
      usage: { prompt_tokens: 12, completion_tokens: index, total_tokens: 12 + index },
    })),
  },
};
