import { describe, expect, it } from 'vitest';
import { environment, headerRecord, ourselves, secretsOf } from './surroundings.ts';

const none = { apiKey: null, otherKey: null, limitedKey: null };

describe('secrets', () => {
  it('are the keys, and the values of headers whose name says so', () => {
    const keys = { apiKey: 'sk-a', otherKey: 'sk-o', limitedKey: null };
    const headers = {
      authorization: 'Bearer abcdefgh',
      'x-api-key': 'ijklmnop',
      'cf-access-client-secret': 'qrstuvwx',
      cookie: 'a=bcdefg',
      'x-tenant': 'acme-and-sons',
      'x-monkey-business': 'not a secret',
    };
    expect(secretsOf(keys, headers)).toEqual([
      { name: 'apiKey', value: 'sk-a' },
      { name: 'otherKey', value: 'sk-o' },
      { name: 'header-authorization', value: 'abcdefgh' },
      { name: 'header-x-api-key', value: 'ijklmnop' },
      { name: 'header-cf-access-client-secret', value: 'qrstuvwx' },
      { name: 'header-cookie', value: 'a=bcdefg' },
    ]);
  });

  it('are nothing when nothing was given', () => {
    expect(secretsOf(none, {})).toEqual([]);
  });
});

it('header lines become a record with lower-case names; a colon may stand in the value', () => {
  expect(headerRecord(['X-Tenant:  acme ', 'x-url: http://a:1', 'x-empty:'])).toEqual({
    'x-tenant': 'acme',
    'x-url': 'http://a:1',
    'x-empty': '',
  });
});

it('names this package and everything that could change a verdict', () => {
  expect(ourselves()).toEqual({ name: 'runestone-conformance', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const { node, versions, contract } = environment();
  expect(node).toBe(process.versions.node);
  for (const version of Object.values(versions)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
  expect(contract).toMatch(/^[0-9a-f]{64}$/);
});
