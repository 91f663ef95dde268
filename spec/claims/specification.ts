import { claimsOf, decided } from '../claim.ts';
import { required } from './required.ts';

/** What stands in the summary of a report: whole areas of the contract. */
export const specification = claimsOf('specification', {
  whole: { says: 'The gateway keeps everything that the contract requires, on every endpoint', decidedBy: required() },
  chat: { says: 'Chat completions keep all that is required of them', decidedBy: required('chat', 'requests') },
  streaming: { says: 'Streams keep all that is required of them', decidedBy: required('streaming') },
  errors: { says: 'Refusals keep all that is required of them', decidedBy: required('errors') },
  models: { says: 'The model endpoints keep all that is required of them', decidedBy: required('models') },
  http: decided(
    'The protocol beneath, HTTP, is spoken as required',
    'http.json-media-type',
    'http.one-json-value',
    'http.length-is-true',
    'http.one-framing',
    'http.header-block',
    'http.only-200-succeeds',
    'http.no-redirects',
    'http.identity-coding',
    'http.tolerates-client-headers',
    'http.organization-headers',
  ),
  'parameters-act': decided(
    'The parameters that shape an answer have their effect, or are refused by name',
    'semantics.max-tokens',
    'semantics.max-completion-tokens',
    'semantics.stop',
    'semantics.n-choices',
    'semantics.logprobs',
  ),
  'one-answer-both-ways': decided(
    'A request gets the same answer whether it is streamed or not',
    'agreement.whole-text',
    'agreement.finish-reason',
    'agreement.model',
  ),
  'drop-in': decided(
    'A chat application of openai-node moves over by changing its base URL',
    'clients.create',
    'clients.stream',
    'clients.stream-helper',
    'clients.models',
    'clients.typed-errors',
    'http.tolerates-client-headers',
    'requests.full-parameters',
  ),
});
