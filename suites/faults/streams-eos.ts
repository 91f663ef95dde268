import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsEos: Fault = {
  id: 'streams-eos',
  says: 'finishes a stream with the reason of an engine, eos_token',
  seen: [field('BerriAI/litellm#322')],
  kills: ['streaming.finishes'],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === 'stop' ? withChoice(chunk, { finish_reason: 'eos_token' }) : chunk,
    ),
  },
};
