import { may, must, requirements, should } from '../requirement.ts';
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
  'error-type': should('type its 401 "invalid_request_error" or "authentication_error"', {
    source: [live('error codes, invalid_api_key'), field('BerriAI/litellm#8213')],
    breaks: 'applications that tell a bad key from a bad request by its type cannot',
    after: ['auth.missing-key', 'auth.wrong-key', 'errors.envelope'],
  }),
  'bearer-only': must('answer credentials that are no bearer token with 401: another scheme, no scheme, no token', {
    source: [openapi('#/components/securitySchemes/bearer'), rfc('6750 §2.1'), rfc('9110 §11.4')],
    breaks: 'a header parser that trips over them is a way in, or an outage that anybody can cause',
    after: ['auth.wrong-key'],
  }),
  'scheme-any-case': should('take the key whatever the letter case of `Bearer` and whatever blanks stand around it', {
    source: [rfc('9110 §11.1'), rfc('9110 §5.5'), field('SamSaffron/term-llm#414')],
    breaks: 'hand-written clients, and those behind a proxy that writes `bearer`, are locked out with a good key',
  }),
  'key-exact': should('compare keys letter by letter', {
    source: [rfc('6750 §2.1'), live('error codes, invalid_api_key')],
    breaks: 'what is not the key opens the door, and far fewer tries find one',
    after: ['auth.wrong-key'],
  }),
  'every-endpoint': must('ask for a key on every endpoint that a model answers behind', {
    source: [openapi('#/components/securitySchemes/bearer'), field('router-for-me/CLIProxyAPI#3443')],
    breaks: 'anybody may use the endpoint that was forgotten, at the cost of whoever pays the provider',
    after: ['auth.missing-key'],
  }),
  'before-the-body': should('look at the key before it looks at the body', {
    source: [live('error codes, invalid_api_key'), rfc('9110 §15.5.2')],
    breaks: 'somebody without a key can try out what it takes, and make it parse what they like',
    after: ['auth.wrong-key'],
  }),
  challenge: may('send WWW-Authenticate with its 401', {
    source: [rfc('9110 §15.5.2')],
    breaks: 'generic HTTP clients cannot tell which credentials are wanted; no official SDK reads it',
    after: ['auth.missing-key'],
  }),
});
