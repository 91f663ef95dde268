import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const sentinelAfterErrors: Variant = {
  id: 'sentinel-after-errors',
  says: 'sends [DONE] after an error in a stream, as vLLM does',
  allowed: [field('vllm-project/vllm#40986')],
  bend: {
    stream: eachFrame((frame) => (frame.startsWith('data: {"error"') ? [frame, 'data: [DONE]\n\n'] : frame)),
  },
};
