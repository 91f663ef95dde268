import { field } from '../../spec/sources.ts';
import { eachFrame, frameOf, jsonOf, textOf, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const cutsACharacter: Fault = {
  id: 'cuts-a-character',
  says: 'loses the last byte of a character that came in two reads',
  seen: [field('librefang/librefang#3448'), field('cnighswonger/claude-code-cache-fix#365')],
  kills: ['streaming.valid-utf8'],
  bend: {
    stream: eachFrame((frame) => {
      const chunk = jsonOf(frame);
      if (chunk === null || textOf(chunk) === '') return frame;
      const [before = '', after = ''] = frameOf(withDelta(chunk, { content: '漢' })).split('漢');
      return Buffer.concat([Buffer.from(before), Buffer.from('漢').subarray(0, 2), Buffer.from(after)]);
    }),
  },
};
