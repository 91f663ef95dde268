import { field } from '../../spec/sources.ts';
import { eachFrame, jsonOf, textOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const sendsEveryChunkTwice: Fault = {
  id: 'sends-every-chunk-twice',
  says: 'sends every chunk with text twice',
  seen: [field('openclaw/openclaw#1284')],
  kills: ['streaming.text-once'],
  bend: { stream: eachFrame((frame) => (textOf(jsonOf(frame) ?? {}) === '' ? frame : [frame, frame])) },
};
