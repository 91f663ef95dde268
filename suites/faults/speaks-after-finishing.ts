import { field, sdk } from '../../spec/sources.ts';
import { eachFrame, firstChoice, frameOf, jsonOf, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const speaksAfterFinishing: Fault = {
  id: 'speaks-after-finishing',
  says: 'sends more words after the chunk that finishes',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts'), field('BerriAI/litellm#376')],
  kills: ['streaming.finishes'],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      if (chunk === null || firstChoice(chunk)?.['finish_reason'] === null) return frame;
      return [frame, frameOf(withChoice(chunk, { finish_reason: null, delta: { content: ' more' } }))];
    }),
  },
};
