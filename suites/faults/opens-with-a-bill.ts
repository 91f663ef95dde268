import { field } from '../../spec/sources.ts';
import { eachFrame, frameOf, jsonOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const opensWithABill: Fault = {
  id: 'opens-with-a-bill',
  says: 'opens a stream with a chunk without choices',
  seen: [field('AbanteAI/archive-old-cli-mentat#430')],
  kills: ['streaming.choices-in-chunks'],
  bend: {
    stream: eachFrame((frame, index) => (index === 0 ? [frameOf({ ...jsonOf(frame), choices: [] }), frame] : frame)),
  },
};
