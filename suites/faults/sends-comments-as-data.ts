import { field } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const sendsCommentsAsData: Fault = {
  id: 'sends-comments-as-data',
  says: 'turns a comment of the provider into data',
  seen: [field('mnfst/llm-gateway#2053')],
  kills: ['streaming.data-is-json'],
  bend: { stream: eachFrame((frame, index) => (index === 0 ? ['data: : OPENROUTER PROCESSING\n\n', frame] : frame)) },
};
