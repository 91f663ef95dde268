import { must, requirements, should } from '../requirement.ts';
import { field, live, rfc, sdk } from '../sources.ts';

export const http = requirements('http', {
  'json-media-type': must('label a JSON answer `application/json`, or with a media type that ends in `+json`', {
    source: [sdk('openai-node src/internal/parse.ts'), rfc('9110 §8.3')],
    breaks:
      'openai-node then returns the raw string: `completion.choices` is undefined and the caller gets a TypeError',
  }),
  'one-json-value': must('send JSON bodies as exactly one JSON value in valid UTF-8, without a byte order mark', {
    source: [rfc('8259 §8.1'), sdk('openai-node src/internal/parse.ts')],
    breaks: 'a SyntaxError comes out of the SDK, which is no APIError and is not retried',
  }),
  'request-id': should('send a non-empty x-request-id with every answer, errors and streams included', {
    source: [
      live('API reference, debugging requests'),
      sdk('openai-node src/internal/parse.ts'),
      field('vllm-project/vllm#9593'),
    ],
    breaks: '`_request_id` and `error.requestID` are empty: there is nothing to quote in a support ticket',
  }),
  'request-id-unique': should('give every request an x-request-id of its own', {
    source: [live('API reference, debugging requests')],
    breaks: 'logs of two requests cannot be told apart',
  }),
});
