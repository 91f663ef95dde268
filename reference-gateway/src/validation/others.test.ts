import { describe, expect, test } from 'vitest';
import { checkCompletions } from './completions.ts';
import { checkEmbeddings } from './embeddings.ts';
import { checkResponses } from './responses.ts';

describe('embeddings', () => {
  const check = (patch: object) => () => checkEmbeddings({ model: 'm', input: 'x', ...patch });

  test.each([
    {},
    { input: ['a', 'b'] },
    { input: [1212, 318] },
    { input: [[1], [2, 3]] },
    { encoding_format: 'base64', dimensions: 256 },
    { encoding_format: null, dimensions: null },
  ])('%j is accepted', (patch) => expect(check(patch)).not.toThrow());

  test.each([
    ['input', { input: undefined }],
    ['input', { input: null }],
    ['input', { input: '' }],
    ['input', { input: [] }],
    ['input[1]', { input: ['a', ''] }],
    ['input[1]', { input: ['a', 1] }],
    ['input[1]', { input: [1, 'a'] }],
    ['input[0]', { input: [{}] }],
    ['input[1]', { input: [[1], []] }],
    ['input', { input: 7 }],
    ['model', { model: undefined }],
    ['encoding_format', { encoding_format: 'int8' }],
    ['dimensions', { dimensions: 0 }],
  ])('%s is refused in %j', (param, patch) => {
    expect(check(patch)).toThrow(expect.objectContaining({ status: 400, body: expect.objectContaining({ param }) }));
  });
});

describe('completions', () => {
  const check = (patch: object) => () => checkCompletions({ model: 'm', prompt: 'x', ...patch });

  test.each([
    {},
    { prompt: ['a', 'b'] },
    { prompt: [1, 2] },
    { prompt: '' },
    { logprobs: 3, echo: true, suffix: null, max_tokens: null, stop: null },
    { stream: true, stream_options: { include_usage: true } },
  ])('%j is accepted', (patch) => expect(check(patch)).not.toThrow());

  test.each([
    ['prompt', { prompt: undefined }],
    ['prompt', { prompt: {} }],
    ['logprobs', { logprobs: 6 }],
    ['logprobs', { logprobs: true }],
    ['stream_options', { stream_options: {} }],
    ['temperature', { temperature: 3 }],
  ])('%s is refused in %j', (param, patch) => {
    expect(check(patch)).toThrow(expect.objectContaining({ status: 400, body: expect.objectContaining({ param }) }));
  });
});

describe('responses', () => {
  const check = (patch: object) => () => checkResponses({ model: 'm', input: 'x', ...patch });

  test.each([{}, { input: [{ role: 'user', content: 'x' }] }, { text: { format: { type: 'text' } }, store: false }])(
    '%j is accepted',
    (patch) => expect(check(patch)).not.toThrow(),
  );

  test.each([
    ['input', { input: undefined }],
    ['input', { input: [] }],
    ['input[0]', { input: ['x'] }],
    ['model', { model: '' }],
    ['max_output_tokens', { max_output_tokens: 0 }],
    ['stream', { stream: 'yes' }],
  ])('%s is refused in %j', (param, patch) => {
    expect(check(patch)).toThrow(expect.objectContaining({ status: 400, body: expect.objectContaining({ param }) }));
  });
});
