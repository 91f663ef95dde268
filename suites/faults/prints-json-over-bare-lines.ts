import { whatwg } from '../../spec/sources.ts';
import { eachFrame, jsonOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const printsJsonOverBareLines: Fault = {
  id: 'prints-json-over-bare-lines',
  says: 'sends JSON over several lines of which only the first says `data`',
  seen: [whatwg('9.2.6')],
  kills: ['streaming.data-is-json'],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      return chunk === null ? frame : `data: ${JSON.stringify(chunk, null, 2)}\n\n`;
    }),
  },
};
