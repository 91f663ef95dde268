import { field, sdk } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamsOnlyDone: Fault = {
  id: 'streams-only-done',
  says: 'answers with a stream that holds the sentinel and nothing else',
  seen: [sdk('openai-node src/lib/ChatCompletionStream.ts'), field('Portkey-AI/gateway#1047')],
  kills: ['streaming.finishes'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? frame : null)) },
};
