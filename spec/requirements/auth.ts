import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc, sdk } from '../sources.ts';

export const auth = requirements('auth', {
  'missing-key': must('answer a request without a key with 401', {
    source: [openapi('#/components/securitySchemes/bearer'), sdk('openai-node src/core/error.ts'), rfc('9110 §15.5.2')],
    breaks: 'anybody may use it, or the user sees another error than AuthenticationError',
  }),
  'wrong-key': must('answer a request with a key that it does not know with 401', {
    source: [openapi('#/components/securitySchemes/bearer'), sdk('openai-node src/core/error.ts'), live('error codes')],
    breaks: 'anybody may use it; with a 429 or 5xx both SDKs retry a key that can never work',
  }),
  'error-code': should('set code "invalid_api_key" for a key that it does not know', {
    source: [live('error codes, invalid_api_key')],
    breaks: 'applications that ask for a new key on this code never do',
    after: ['auth.wrong-key', 'errors.envelope'],
  }),
  'stream-refused-plainly': must('refuse a streaming request with a wrong key as plain JSON with 401', {
    source: [sdk('openai-node src/client.ts, makeRequest')],
    breaks: 'the SDK reports a stream that failed instead of an AuthenticationError',
    after: ['auth.wrong-key'],
  }),
  'key-not-echoed': must('keep the presented key out of every answer', {
    source: [live('error codes, invalid_api_key'), field('BerriAI/litellm#25203')],
    breaks: 'keys land in the logs and error trackers of everyone who calls it',
    certain: true,
  }),
});
