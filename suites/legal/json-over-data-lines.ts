import { whatwg } from '../../spec/sources.ts';
import { eachFrame, jsonOf } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const jsonOverDataLines: Variant = {
  id: 'json-over-data-lines',
  says: 'prints JSON over several lines, each with its `data:`',
  allowed: [whatwg('9.2.6')],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      if (chunk === null) return frame;
      const lines = JSON.stringify(chunk, null, 2).split('\n');
      return `${lines.map((line) => `data: ${line}`).join('\n')}\n\n`;
    }),
  },
};
