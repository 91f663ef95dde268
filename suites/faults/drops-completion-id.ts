import { field } from '../../spec/sources.ts';
import { eachCompletion } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const dropsCompletionId: Fault = {
  id: 'drops-completion-id',
  says: 'leaves the id out of a completion',
  seen: [field('kevinhermawan/swift-llm-chat-openai#18')],
  kills: ['chat.schema'],
  bend: { json: eachCompletion(({ id: _, ...rest }) => rest) },
};
