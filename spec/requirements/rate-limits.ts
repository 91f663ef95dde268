import { may, requirements, should } from '../requirement.ts';
import { field, live } from '../sources.ts';

const guide = live('rate limits guide, rate limits in headers');

export const rateLimits = requirements('rate-limits', {
  announced: may('announce its limits in x-ratelimit-{limit,remaining,reset}-requests, and -tokens if it counts them', {
    source: [guide, field('mistralai/client-ts#169')],
    breaks: 'clients that pace themselves (LangChain, LiteLLM) run blind into 429',
  }),
  integers: should('send limit and remaining as plain non-negative integers', {
    source: [guide],
    breaks: 'parseInt yields NaN and the client stops pacing',
  }),
  durations: should('send reset as a duration such as `1s`, `6m0s` or `250ms`', {
    source: [guide, field('dirge-code/dirge#719')],
    breaks: 'a bare epoch is read as a wait of fifty years, bare seconds as nothing',
  }),
  'remaining-within-limit': should('never announce more remaining than the limit', {
    source: [guide],
    breaks: 'utilisation turns negative in dashboards and throttles',
  }),
  steady: should('announce the same limit in every answer to one key and model', {
    source: [guide],
    breaks: 'clients that pace themselves by the limit change their pace with every answer',
    after: ['rate-limits.integers'],
  }),
  'counts-down': should('count down what remains with every request, and up only as the limit refills', {
    source: [guide, field('envoyproxy/gateway#4292')],
    breaks: 'the headers are decoration: clients run into 429 while they are told that there is room',
    after: ['rate-limits.integers', 'rate-limits.durations'],
  }),
  'on-streams': should('send the same rate-limit headers on streams, before the first event', {
    source: [guide, field('BerriAI/litellm#27748')],
    breaks: 'clients that only stream are never told their limits',
  }),
});
