import { sdk } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const numbersEventsAndComments: Fault = {
  id: 'numbers-events-and-comments',
  says: 'numbers its events and keeps the stream alive with comments',
  seen: [sdk('openai-python _streaming.py')],
  kills: ['streaming.no-empty-events'],
  bend: { stream: eachFrame((frame, index) => [`id: ${index}\n${frame}`, ': ping\n\n']) },
};
