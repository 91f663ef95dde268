import { sdk } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const asksForRetryAlone: Fault = {
  id: 'asks-for-retry-alone',
  says: 'opens a stream with an event that holds only `retry`',
  seen: [sdk('openai-python _streaming.py')],
  kills: ['streaming.no-empty-events'],
  bend: { stream: eachFrame((frame, index) => (index === 0 ? ['retry: 3000\n\n', frame] : frame)) },
};
