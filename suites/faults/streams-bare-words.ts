import { sdk } from '../../spec/sources.ts';
import { eachFrame, jsonOf, textOf } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsBareWords: Fault = {
  id: 'streams-bare-words',
  says: 'streams the words themselves in place of chunks',
  seen: [sdk('openai-node src/core/streaming.ts')],
  kills: ['streaming.data-is-json'],
  bend: {
    stream: eachFrame((frame) => {
      const text = textOf(jsonOf(frame) ?? {});
      return text === '' ? frame : `data: ${text}\n\n`;
    }),
  },
};
