import { field } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const dropsDone: Fault = {
  id: 'drops-done',
  says: 'forgets the sentinel at the end of a stream',
  seen: [field('ikawrakow/ik_llama.cpp#467'), field('huggingface/text-generation-inference#1896')],
  kills: ['streaming.ends-with-done'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? null : frame)) },
};
