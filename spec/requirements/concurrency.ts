import { must, requirements } from '../requirement.ts';
import { field, live, sdk } from '../sources.ts';

export const concurrency = requirements('concurrency', {
  'no-cross-talk': must('never put words of one request into the answer of another', {
    source: [field('ml-explore/mlx-lm#965'), field('QuantumNous/new-api#5445')],
    breaks: 'one user reads the conversation of another',
    certain: true,
  }),
  'none-lost': must('answer every one of 16 requests sent at once, whole, or refuse it with 429 or 503', {
    source: [live('error codes'), sdk('openai-node src/client.ts, shouldRetry'), field('lemonade-sdk/lemonade#1836')],
    breaks: 'under the first real load users get cut or empty answers that no client retries',
  }),
  'own-id': must('give every one of the answers an id of its own', {
    source: [live('chat completions, object')],
    breaks: 'clients that file answers by id drop some of them',
  }),
});
