import { whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsLinesOfJson: Fault = {
  id: 'streams-lines-of-json',
  says: 'streams a line of JSON for every chunk, without the field name `data`',
  seen: [whatwg('9.2.6')],
  kills: ['streaming.is-a-stream'],
  bend: { stream: eachFrame((frame) => `${frame.replace('data: ', '').trimEnd()}\n`) },
};
