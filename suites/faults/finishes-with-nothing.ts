import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice, withChoice } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const finishesWithNothing: Fault = {
  id: 'finishes-with-nothing',
  says: 'sends an empty finish_reason before the last chunk',
  seen: [field('ollama/ollama#4357')],
  kills: ['streaming.finishes'],
  bend: {
    stream: eachChunk((chunk) =>
      firstChoice(chunk)?.['finish_reason'] === null ? withChoice(chunk, { finish_reason: '' }) : chunk,
    ),
  },
};
