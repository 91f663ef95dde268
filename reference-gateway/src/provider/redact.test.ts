import { expect, test } from 'vitest';
import { redactor } from './redact.ts';

const redact = redactor(new URL('https://llm.corp.example:8443/v1'), 'secret-key-1234');

test.each([
  ['bad key secret-key-1234', 'bad key [redacted]'],
  ['POST https://llm.corp.example:8443/v1/chat failed', 'POST [redacted]/chat failed'],
  ['no route to llm.corp.example', 'no route to [redacted]'],
  ['upstream 10.2.3.4:9000 and 172.20.0.1', 'upstream [redacted] and [redacted]'],
  ['see http://db.svc.cluster.local:80/x now', 'see [redacted] now'],
  ['Incorrect key sk-abcdefgh12345678.', 'Incorrect key [redacted].'],
])('%s', (text, expected) => expect(redact(text)).toBe(expected));

test.each([
  "Invalid 'temperature': expected a value <= 2, but got 2.5 instead.",
  'See https://platform.openai.com/docs/guides for version 1.2.3.4.',
  "The model 'org/m:2' does not exist",
])('is left alone: %s', (text) => expect(redact(text)).toBe(text));

test.each([
  'boom\n    at run (/srv/app.js:1:2)',
  'Traceback (most recent call last): x',
  'panic: goroutine 7 [running]',
])('a stack trace takes all with it: %j', (text) => {
  expect(redact(text)).toBe('The provider failed to handle this request.');
});
