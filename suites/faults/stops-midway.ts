import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const stopsMidway: Fault = {
  id: 'stops-midway',
  says: 'ends a stream properly in the middle of the answer',
  seen: [field('mozilla-ai/any-llm#847'), field('preloop/preloop#117')],
  kills: ['streaming.ends-with-done'],
  bend: { stream: eachFrame((frame, index) => (index < 2 ? frame : null)) },
};
