import { sdk } from '../../spec/sources.ts';
import { eachChunk } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const putsErrorOnChunks: Fault = {
  id: 'puts-error-on-chunks',
  says: 'puts an error object on every chunk of a healthy stream',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['streaming.chunk-schema'],
  bend: { stream: eachChunk((chunk) => ({ ...chunk, error: {} })) },
};
