import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const forgetsABlankLine: Fault = {
  id: 'forgets-a-blank-line',
  says: 'leaves out the blank line between two events',
  seen: [whatwg('9.2.6')],
  kills: ['streaming.data-is-json'],
  bend: { stream: eachFrame((frame, index) => (index === 0 ? frame.slice(0, -1) : frame)) },
};
