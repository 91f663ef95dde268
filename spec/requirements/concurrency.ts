import { may, must, requirements, should } from '../requirement.ts';
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
  'neighbours-unharmed': must(
    'answer a request whole, whatever becomes of those beside it: faulty, or left by their clients',
    {
      source: [
        field('mostlygeek/llama-swap#981'),
        field('Portkey-AI/gateway#1206'),
        sdk('openai-node controller.abort()'),
      ],
      breaks: 'one user who closes a tab, or sends a typing error, cuts off all the others',
    },
  ),
  'no-merging': should('answer two equal requests that come at once with two answers', {
    source: [sdk('openai-node src/client.ts, idempotencyHeader'), live('chat completions, create')],
    breaks: 'two users who say the same get one answer, with one id and one bill',
  }),
  'holds-under-load': should('answer 99 of 100 requests within ten seconds when 10, 20 or 50 come at once', {
    source: [live('error codes'), field('lemonade-sdk/lemonade#1836')],
    breaks: 'the first busy hour is an outage',
  }),
  'in-parallel': may('answer requests that come at once side by side, not one after the other', {
    source: [live('rate limits guide'), field('BerriAI/litellm#21046')],
    breaks: 'every user waits for all who came before',
  }),
  steady: should('answer the hundredth request as fast as the first', {
    source: [field('ROCm/ATOM#1441'), field('BerriAI/litellm#12685')],
    breaks: 'a service that slows down with every request has to be started again every day',
  }),
});
