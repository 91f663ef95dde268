import { expect, test } from 'vitest';
import { estimatePrompt, estimateTokens } from './estimate.ts';

const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });

test('texts count by their bytes wherever they stand', () => {
  expect(estimatePrompt(user('x'.repeat(40)))).toBe(10);
  expect(estimatePrompt(user([{ type: 'text', text: 'x'.repeat(40) }]))).toBe(10);
  expect(estimatePrompt({ input: ['x'.repeat(40), 'x'.repeat(4)] })).toBe(11);
  expect(estimatePrompt({ input: [[1, 2, 3], [4]] })).toBe(4);
  expect(estimatePrompt({ prompt: '漢漢漢漢' })).toBe(3);
});

test('an image counts flat, whatever the length of its base64', () => {
  const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(1_000_000)}` } };
  expect(estimatePrompt(user([image]))).toBe(256);
});

test('the answer is set aside by its cap, which is not taken at its word when it is absurd', () => {
  expect(estimateTokens({ max_tokens: 16 }, true)).toBe(16);
  expect(estimateTokens({ max_completion_tokens: 16, n: 3 }, true)).toBe(48);
  expect(estimateTokens({ max_tokens: 1_000_000_000 }, true)).toBe(32_768);
  expect(estimateTokens({}, true)).toBe(512);
  expect(estimateTokens({ input: 'abcd' }, false)).toBe(1);
});
