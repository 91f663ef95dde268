import { must, requirements } from '../requirement.ts';
import { live } from '../sources.ts';

export const fidelity = requirements('fidelity', {
  'messages-arrive': must('pass every message on to the model: all of them, in order, with the same words', {
    source: [live('chat completions reference, messages')],
    breaks: 'every conversation: the model answers a question that nobody asked',
  }),
});
