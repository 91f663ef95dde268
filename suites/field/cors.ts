import type { Section } from './row.ts';

/** CORS. */
export const cors: Section = {
  'cors-options-401': {
    says: 'a preflight is asked for a key',
    reports: ['dphnAI/sonar#434', 'caigee-cmd/cli2api#148'],
    caught: [{ fault: 'preflight-wants-a-key', requirement: 'cors.preflight' }],
  },
  'cors-stainless': {
    says: 'a preflight does not allow the headers of the SDK',
    reports: ['pollinations/pollinations#10165', 'jeromeleong/poe2openai#15'],
    caught: [{ fault: 'forgets-sdk-headers', requirement: 'cors.preflight' }],
  },
  'cors-error-headers': {
    says: 'refusals carry no CORS headers',
    reports: ['caigee-cmd/cli2api#148'],
    caught: [{ fault: 'forgets-cors-on-errors', requirement: 'cors.on-errors' }],
  },
};
