import { expect, it } from 'vitest';
import { curlConfig } from './curl-config.ts';

const files = { body: '/tmp/b', head: '/tmp/h' };
const request = { url: 'http://127.0.0.1:1/v1/models', apiKey: null, body: null, options: [], timeoutMs: 1500 };

it('asks without a key, a body or a proxy', () => {
  expect(curlConfig(request, files).split('\n')).toEqual([
    'url = "http://127.0.0.1:1/v1/models"',
    'globoff',
    'silent',
    'show-error',
    'noproxy = "*"',
    'max-time = "1.5"',
    'dump-header = "/tmp/h"',
    '',
  ]);
});

it('names the options as curl does, and Expect as a header', () => {
  const config = curlConfig({ ...request, options: ['no-buffer', 'expect-100-continue', 'http1.0'] }, files);
  expect(config).toContain('\nno-buffer\nheader = "Expect: 100-continue"\nhttp1.0\n');
});

it('posts a file, so that a body may be of any size', () => {
  expect(curlConfig({ ...request, body: {} }, files)).toContain('data-binary = "@/tmp/b"');
});

it('escapes what would end a value', () => {
  const config = curlConfig({ ...request, apiKey: 'a"b\\c', host: 'gateway.example' }, files);
  expect(config).toContain(String.raw`header = "Authorization: Bearer a\"b\\c"`);
  expect(config).toContain('header = "Host: gateway.example"');
});

it('lets no value add a line', () => {
  expect(() => curlConfig({ ...request, apiKey: 'a\nurl = "http://b"' }, files)).toThrow('on one line');
});
