import { openapi } from '../../spec/sources.ts';
import { eachFrame, frameOf, jsonOf, textOf, withChoice, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const emptyDeltas: Variant = {
  id: 'empty-deltas',
  says: 'keeps a stream alive with chunks whose delta is empty',
  allowed: [openapi('#/components/schemas/ChatCompletionDelta')],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      return chunk === null || textOf(chunk) === ''
        ? frame
        : [frameOf(withChoice(chunk, { delta: {} })), frameOf(withDelta(chunk, { content: '' })), frame];
    }),
  },
};
