import { must, requirements } from '../requirement.ts';
import { field, live } from '../sources.ts';

/** What becomes of one request because of another. */
export const isolation = requirements('isolation', {
  'tenants-apart': must('ask the model anew for each tenant, also when two ask the same thing', {
    source: [field('diegosouzapw/OmniRoute#3740'), field('wso2/api-platform#733'), field('QuantumNous/new-api#5445')],
    breaks: 'one tenant reads, or is billed for, what was answered to another',
    certain: true,
  }),
  'own-question': must('answer each question by asking it, never with the answer to one that is much like it', {
    source: [field('vllm-project/semantic-router#2134'), field('diegosouzapw/OmniRoute#12307')],
    breaks: 'users get the answer to what somebody else asked',
  }),
  'own-parameters': must('pass no parameter on that another request had asked for', {
    source: [live('chat completions reference, create'), field('diegosouzapw/OmniRoute#12307')],
    breaks: 'users get answers that end, repeat or are billed as somebody else wished',
  }),
  'errors-not-kept': must('never answer a request with the failure of an earlier one', {
    source: [field('diegosouzapw/OmniRoute#12307'), live('error codes')],
    breaks: 'one failure of the provider is handed out until the cache forgets it, and every retry gets it again',
  }),
  'neighbours-unharmed': must('keep every other stream whole when the provider breaks one', {
    source: [field('Portkey-AI/gateway#1206'), field('Portkey-AI/gateway#1072'), field('Portkey-AI/gateway#1035')],
    breaks: 'one bad chunk of a provider cuts off every user at once',
  }),
  'never-held-up': must('pass other requests on while one waits for a slow provider', {
    source: [field('BerriAI/litellm#21046'), field('mostlygeek/llama-swap#981')],
    breaks: 'one slow answer makes all users wait',
  }),
  'connections-pooled': must('use its connections to the provider again', {
    source: [field('BerriAI/litellm#21046')],
    breaks: 'every request pays for a new connection and its TLS, and under load the ports run out',
  }),
});
