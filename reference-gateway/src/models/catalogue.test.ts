import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Provider } from '../provider/provider.ts';
import { openProvider } from '../provider/provider.ts';
import type { TestProvider } from '../testing/provider.ts';
import { startProvider } from '../testing/provider.ts';
import { createCatalogue } from './catalogue.ts';

const timeouts = { headersTimeoutMs: 5_000, idleTimeoutMs: 5_000 };
const models = ['shared', 'first-only'];
let first: TestProvider;
let second: TestProvider;
let opened: Provider[];
let now = 0;

beforeEach(async () => {
  first = await startProvider(models);
  second = await startProvider(['shared', 'second-only']);
  opened = [
    openProvider({ name: 'one', url: first.url }, timeouts),
    openProvider({ name: 'two', url: second.url }, timeouts),
  ];
  now = 0;
});
afterEach(async () => {
  await Promise.all(opened.map(({ pool }) => pool.destroy()));
  await Promise.all([first.close(), second.close()]);
});

test('a model belongs to the first provider that has it', async () => {
  const catalogue = createCatalogue(opened, () => now);
  expect((await catalogue.list()).map(({ id }) => id)).toEqual(['shared', 'first-only', 'second-only']);
  expect((await catalogue.find('shared'))?.provider.name).toBe('one');
  expect((await catalogue.find('second-only'))?.provider.name).toBe('two');
  expect(await catalogue.find('nope')).toBeUndefined();
});

test('configured models are offered without asking', async () => {
  const configured = openProvider({ name: 'fixed', url: 'http://127.0.0.1:1/v1', models: ['a'] }, timeouts);
  const catalogue = createCatalogue([configured]);
  expect(await catalogue.list()).toEqual([{ id: 'a', object: 'model', created: 0, owned_by: 'fixed' }]);
  expect(await catalogue.find('b')).toBeUndefined();
  await configured.pool.destroy();
});

describe('a model that appears later', () => {
  afterEach(() => void models.splice(2));

  test('is found by a request for it, but not more often than every few seconds', async () => {
    const catalogue = createCatalogue(opened, () => now);
    await catalogue.list();
    models.push('new');
    expect(await catalogue.find('new')).toBeUndefined();
    now = 5_000;
    expect((await catalogue.find('new'))?.provider.name).toBe('one');
  });
});

test('one provider that is down hides only its own models', async () => {
  await first.close();
  const catalogue = createCatalogue(opened, () => now);
  expect((await catalogue.list()).map(({ id }) => id)).toEqual(['shared', 'second-only']);
  expect((await catalogue.find('second-only'))?.provider.name).toBe('two');
  await expect(catalogue.find('first-only')).rejects.toMatchObject({ status: 502 });
});

test('with every provider down the list is an error', async () => {
  await Promise.all([first.close(), second.close()]);
  await expect(createCatalogue(opened, () => now).list()).rejects.toMatchObject({ status: 502 });
});
