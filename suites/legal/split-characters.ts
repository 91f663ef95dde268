import { rfc } from '../../spec/sources.ts';
import { eachFrame, frameOf, jsonOf, textOf, withDelta } from '../bend.ts';
import type { Variant } from '../fault.ts';
import { wantsWords } from '../tool-bends.ts';

export const splitCharacters: Variant = {
  id: 'split-characters',
  says: 'writes the bytes of a character one by one',
  allowed: [rfc('9112 §7.1')],
  bend: {
    stream: (frames, request) =>
      !wantsWords(request)
        ? frames
        : eachFrame((frame) => {
            const chunk = jsonOf(frame);
            if (chunk === null || textOf(chunk) === '') return frame;
            const bytes = Buffer.from(frameOf(withDelta(chunk, { content: `${textOf(chunk)} 漢👩‍👩‍👧` })));
            const first = bytes.indexOf('漢');
            return [
              bytes.subarray(0, first),
              ...Array.from(bytes.subarray(first, first + 12), (byte) => Uint8Array.of(byte)),
              bytes.subarray(first + 12),
            ];
          })(frames),
  },
};
