import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsEndTurn: Fault = {
  id: 'streams-end-turn',
  says: 'finishes a stream with the reason of another API, STOP',
  seen: [field('BerriAI/litellm#12481')],
  kills: ['streaming.finishes'],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop' ? withChoice(chunk, { finish_reason: 'STOP' }) : chunk,
    ),
  },
};
