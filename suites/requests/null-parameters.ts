import { scenario } from '../../harness/scenario.ts';
import { takes, withstands } from '../chat/acceptance.ts';

/** What the document lets be null, and generated clients write so when it is not set. */
const nullable = [
  'temperature',
  'top_p',
  'n',
  'stop',
  'stream',
  'max_tokens',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'logprobs',
  'seed',
] as const;

export default scenario({
  id: 'null-parameters',
  title: 'A chat request with null for all that is not set',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.chat(Object.fromEntries(nullable.map((name) => [name, null]))),
  judges: {
    'errors.never-5xx': withstands,
    'requests.nulls': (answer) => takes('null parameters', answer),
  },
});
