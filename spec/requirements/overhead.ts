import { must, requirements, should } from '../requirement.ts';
import { field } from '../sources.ts';

/** What a gateway adds of its own, at rest and with nothing else under way. */
export const overhead = requirements('overhead', {
  bearable: must('add less than a tenth of a second to an answer, and to the time until a stream begins', {
    source: [field('BerriAI/litellm#21046')],
    breaks: 'every step of an agent and every first word is late, however quick the model is',
  }),
  'added-latency': should('add less than 50 ms to the time of a whole answer', {
    source: [field('BerriAI/litellm#21046')],
    breaks: 'agents, which wait for each answer before they ask again, pay it at every step',
  }),
  'added-first-byte': should('add less than 50 ms to the time until a stream begins', {
    source: [field('BerriAI/litellm#21046')],
    breaks: 'users wait longer before the first word',
  }),
});
