import { whatwg } from '../../spec/sources.ts';
import { eachFrame, frameOf, jsonOf, textOf, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsLatin1: Fault = {
  id: 'streams-latin1',
  says: 'writes a stream in ISO 8859-1',
  seen: [whatwg('9.2.6')],
  kills: ['streaming.valid-utf8'],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      return chunk === null || textOf(chunk) === ''
        ? frame
        : Buffer.from(frameOf(withDelta(chunk, { content: 'café' })), 'latin1');
    }),
  },
};
