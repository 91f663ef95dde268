import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { readSettings, readStoreSettings } from './read-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'runestone-config-'));
const file = join(folder, 'gateway.json');
afterAll(() => rmSync(folder, { recursive: true }));

const provider = { name: 'one', url: 'https://one.example/v1' };
const write = (document: unknown) => {
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return { config: file };
};
const refusal = (document: unknown, environment: NodeJS.ProcessEnv = {}) => {
  try {
    readSettings(write(document), environment);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'accepted';
};

test('one provider in the environment is enough', () => {
  const settings = readSettings(
    {},
    {
      RUNESTONE_PROVIDER_URL: 'http://127.0.0.1:9/v1/',
      RUNESTONE_PROVIDER_KEY: 'sk-x',
      RUNESTONE_PROVIDER_MODELS: 'a, b',
    },
  );
  expect(settings.providers).toEqual([
    { name: 'default', url: 'http://127.0.0.1:9/v1', key: 'sk-x', models: ['a', 'b'] },
  ]);
  expect(settings).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    maxBodyBytes: 33_554_432,
    headersTimeoutMs: 120_000,
  });
  expect(settings.data).toMatch(/\/\.runestone\/gateway$/);
});

test('flags go before the environment, the environment before the file', () => {
  const flags = { ...write({ providers: [provider], port: 1, host: 'h', maxBodyBytes: 2048 }), port: '3' };
  const settings = readSettings(flags, { RUNESTONE_MAX_BODY_BYTES: '4096' });
  expect(settings).toMatchObject({ port: 3, host: 'h', maxBodyBytes: 4096 });
});

test('a key may come from a variable the file names', () => {
  const flags = write({ providers: [{ ...provider, keyEnv: 'ONE_KEY', models: ['a'] }] });
  expect(readSettings(flags, { ONE_KEY: 'sk-one' }).providers[0]).toMatchObject({ key: 'sk-one', models: ['a'] });
  expect(() => readSettings(flags, {})).toThrow('ONE_KEY');
});

test('RUNESTONE_CONFIG names the file, and an admin command needs no provider', () => {
  write({ databaseUrl: 'postgres://h/d', data: folder });
  expect(readStoreSettings({}, { RUNESTONE_CONFIG: file })).toEqual({ data: folder, databaseUrl: 'postgres://h/d' });
});

describe('refused in one sentence', () => {
  test.each<[string, unknown, string]>([
    ['no provider', {}, 'RUNESTONE_PROVIDER_URL'],
    ['a misspelled key', { providres: [] }, 'did you mean "providers"?'],
    ['a misspelled key of a provider', { providers: [{ ...provider, kee: 'x' }] }, 'did you mean "key"?'],
    ['an unknown key', { colour: 'red' }, 'expected one of host, port'],
    ['a wrong number', { providers: [provider], port: 70_000 }, 'from 0 to 65535, found 70000'],
    ['a wrong URL', { providers: [{ ...provider, url: 'ftp://x' }] }, 'http or https URL'],
    ['a URL with a password', { providers: [{ ...provider, url: 'https://u:p@x/v1' }] }, 'without a user or password'],
    ['two providers of one name', { providers: [provider, provider] }, 'its own name'],
    ['both keys', { providers: [{ ...provider, key: 'a', keyEnv: 'B' }] }, 'not both'],
    ['no JSON', '{', 'to be JSON'],
    ['an array', [], 'one JSON object'],
  ])('%s', (_name, document, sentence) => {
    const message = refusal(document);
    expect(message).toContain(sentence);
    expect(message).not.toContain('\n');
  });

  test('a missing file', () => {
    expect(() => readSettings({ config: join(folder, 'none.json') }, {})).toThrow('ENOENT');
  });

  test('a misspelled variable, but no variable of another program', () => {
    expect(refusal({ providers: [provider] }, { RUNESTONE_PROVIDER_ULR: 'x' })).toContain(
      'did you mean RUNESTONE_PROVIDER_URL?',
    );
    expect(refusal({ providers: [provider] }, { RUNESTONE_OTHER_KEY: 'x', RUNESTONE_REQUIRE_SERVERS: '1' })).toBe(
      'accepted',
    );
  });

  test('a database URL is never repeated, for its password', () => {
    expect(refusal({ providers: [provider], databaseUrl: 'no url: secret' })).not.toContain('secret');
  });
});
