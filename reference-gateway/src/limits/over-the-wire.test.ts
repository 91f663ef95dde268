import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestGateway } from '../testing/gateway.ts';
import { startGateway, testKeys } from '../testing/gateway.ts';
import type { TestProvider } from '../testing/provider.ts';
import { sendCompletion, startProvider } from '../testing/provider.ts';

let provider: TestProvider;
let gateway: TestGateway;

beforeAll(async () => {
  provider = await startProvider();
  gateway = await startGateway(provider.url);
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

const names = ['limit', 'remaining', 'reset'].flatMap((each) => [
  `x-ratelimit-${each}-requests`,
  `x-ratelimit-${each}-tokens`,
]);
const asB = { headers: { authorization: `Bearer ${testKeys.b}` } };

test('answers and refusals carry all six headers', async () => {
  for (const patch of [{}, { model: 7 }, { model: 'nope' }]) {
    const { headers } = await gateway.chat(patch);
    expect(names.filter((name) => headers.get(name) === null)).toEqual([]);
  }
});

test('a refused request costs nothing', async () => {
  const left = async (patch: object) => (await gateway.chat(patch)).headers.get('x-ratelimit-remaining-requests');
  expect(await left({ temperature: 9 })).toBe(await left({ temperature: 9 }));
});

test('real usage replaces the estimate', async () => {
  provider.answer((response) => sendCompletion(response));
  const tokens = async () => Number((await gateway.chat({ model: 7 })).headers.get('x-ratelimit-remaining-tokens'));
  const before = await tokens();
  const during = Number((await gateway.chat({ max_tokens: 5_000 })).headers.get('x-ratelimit-remaining-tokens'));
  expect(during).toBeLessThanOrEqual(before - 5_000);
  await expect.poll(tokens).toBe(before - 4); // total_tokens of the provider's answer
});

test('the limit of one tenant is a plain JSON 429, streams too, and nobody else’s', async () => {
  for (let count = 0; count < 3; count += 1) expect((await gateway.chat({ max_tokens: 1 }, asB)).status).toBe(200);
  for (const stream of [false, true]) {
    const response = await gateway.chat({ stream, max_tokens: 1 }, asB);
    expect(response.status).toBe(429);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(await response.json()).toMatchObject({ error: { type: 'requests', code: 'rate_limit_exceeded' } });
  }
  expect((await gateway.chat()).status).toBe(200);
});
