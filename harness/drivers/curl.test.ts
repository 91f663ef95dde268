import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, closedPort, httpServer, tcpServer } from '../gateway/servers.test-data.ts';
import { type CurlCall, type CurlEnded, type CurlOutcome, runCurl } from './curl.ts';
import { type Curl, findCurl } from './curl-find.ts';

const found = await findCurl(process.env['PATH'] ?? '');
const curl: Curl = 'missing' in found ? { path: '', version: '', features: [] } : found;

const called = (url: string, more: Partial<CurlCall> = {}): CurlCall => ({
  url: `${url}/v1/chat/completions`,
  apiKey: 'sk-curl',
  body: { model: 'tiny', text: 'é "quoted"\n@file' },
  options: [],
  timeoutMs: 10_000,
  ...more,
});

function ended(outcome: CurlOutcome): CurlEnded {
  if (!('exitCode' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe.skipIf('missing' in found)('curl', () => {
  it('says its version and what it was built with', () => {
    expect(curl.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(curl.features.length).toBeGreaterThan(3);
  });

  it('posts JSON with the key and the host it is told', async () => {
    let seen: { readonly headers: IncomingHttpHeaders; readonly text: string } | undefined;
    await using server = await httpServer(async (request, response) => {
      seen = { headers: request.headers, text: await bodyOf(request) };
      response.writeHead(201, { 'x-request-id': 'req_1' }).end('{"ok":true}');
    });
    const call = called(server.url, { host: 'gateway.example', headers: { 'x-more': 'yes' } });
    const answer = ended(await runCurl(curl, call));
    expect(answer).toMatchObject({ exitCode: 0, error: null, httpVersion: '1.1', status: 201, interim: [] });
    expect(answer.headers).toContainEqual(['x-request-id', 'req_1']);
    expect(answer.body.toString()).toBe('{"ok":true}');
    expect(JSON.parse(seen?.text ?? '')).toEqual(call.body);
    expect(seen?.headers).toMatchObject({
      host: 'gateway.example',
      authorization: 'Bearer sk-curl',
      'content-type': 'application/json',
      'user-agent': `curl/${curl.version}`,
      'x-more': 'yes',
    });
  });

  it('posts a body that no line of a config could hold', async () => {
    await using server = await httpServer(async (request, response) => {
      response.end(String((await bodyOf(request)).length));
    });
    const body = { text: 'x'.repeat(300_000) };
    expect(ended(await runCurl(curl, called(server.url, { body }))).body.toString()).toBe('300011');
  });

  it('gets, without a key and whatever the environment says', async () => {
    await using server = await httpServer((request, response) => {
      response.end(JSON.stringify([request.method, request.headers.authorization ?? null, request.url]));
    });
    process.env['http_proxy'] = await closedPort();
    process.env['ALL_PROXY'] = process.env['http_proxy'];
    try {
      const { body } = ended(await runCurl(curl, called(server.url, { apiKey: null, body: null })));
      expect(JSON.parse(body.toString())).toEqual(['GET', null, '/v1/chat/completions']);
    } finally {
      delete process.env['http_proxy'];
      delete process.env['ALL_PROXY'];
    }
  });

  it('hands over a stream as it comes', async () => {
    await using server = await httpServer(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of ['one', 'two', 'three']) {
        response.write(`data: ${piece}\n\n`);
        await sleep(100);
      }
      response.end();
    });
    const { chunks, body } = ended(await runCurl(curl, called(server.url, { options: ['no-buffer'] })));
    expect(body.toString()).toBe('data: one\n\ndata: two\n\ndata: three\n\n');
    expect(chunks.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(body.length);
    expect(chunks.length).toBeGreaterThan(1);
    expect((chunks.at(-1)?.atMs ?? 0) - (chunks[0]?.atMs ?? 0)).toBeGreaterThan(50);
  });

  it('decodes what it says it accepts', async () => {
    await using server = await httpServer((request, response) => {
      const brotli = request.headers['accept-encoding']?.includes('br');
      response.setHeader('content-encoding', brotli ? 'br' : 'gzip');
      response.end(brotli ? brotliCompressSync('packed') : gzipSync('packed'));
    });
    const answer = ended(await runCurl(curl, called(server.url, { options: ['compressed'] })));
    expect(answer.body.toString()).toBe('packed');
  });

  it('waits for 100 Continue', async () => {
    await using server = await httpServer((_request, response) => void response.end('late'));
    const answer = ended(await runCurl(curl, called(server.url, { options: ['expect-100-continue'] })));
    expect(answer).toMatchObject({ status: 200, interim: [100] });
  });

  it('speaks HTTP/1.0', async () => {
    await using server = await httpServer((request, response) => void response.end(request.httpVersion));
    const answer = ended(await runCurl(curl, called(server.url, { options: ['http1.0'] })));
    expect(answer.body.toString()).toBe('1.0');
  });

  it.skipIf(!curl.features.includes('HTTP2'))(
    'speaks HTTP/2, and stays with 1.1 where that is all there is',
    async () => {
      const server = createServer((request, response) => {
        // Answered before its end was read, a request may be reset, which curl calls an error of the stream.
        request.resume().on('end', () => response.end(`${request.httpVersion} ${request.authority}`));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const { port } = server.address() as AddressInfo; // it listens on TCP
        const options = ['http2-prior-knowledge'] as const;
        const answer = ended(
          await runCurl(curl, called(`http://127.0.0.1:${port}`, { options, host: 'gateway.example' })),
        );
        expect(answer).toMatchObject({ exitCode: 0, httpVersion: '2', status: 200 });
        expect(answer.body.toString()).toBe('2.0 gateway.example');
      } finally {
        server.close();
      }
      await using old = await httpServer((_request, response) => void response.end('old'));
      const answer = ended(await runCurl(curl, called(old.url, { options: ['http2'] })));
      expect(answer).toMatchObject({ exitCode: 0, httpVersion: '1.1', status: 200 });
    },
  );

  it('says in its own words what went wrong', async () => {
    expect(ended(await runCurl(curl, called(await closedPort())))).toMatchObject({
      exitCode: 7,
      error: expect.stringMatching(/^curl: \(7\) /),
      status: null,
    });
    await using cut = await tcpServer((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut'));
    const answer = ended(await runCurl(curl, called(cut.url)));
    expect(answer).toMatchObject({ exitCode: 18, error: expect.stringMatching(/^curl: \(18\) /), status: 200 });
    expect(answer.body.toString()).toBe('cut');
  });

  it('gives up at the time limit, and keeps what came until then', async () => {
    await using server = await httpServer((_request, response) => void response.write('half'));
    const answer = ended(await runCurl(curl, called(server.url, { timeoutMs: 500, options: ['no-buffer'] })));
    expect(answer).toMatchObject({ exitCode: 28, error: expect.stringMatching(/^curl: \(28\) /), status: 200 });
    expect(answer.body.toString()).toBe('half');
  });

  it('is gone when it is told to stop', async () => {
    await using server = await httpServer(() => {});
    const signal = AbortSignal.timeout(200);
    expect(await runCurl(curl, called(server.url, { signal }))).toEqual({
      broke: 'it was told to stop',
      lastLines: '',
    });
    expect(await runCurl(curl, called(server.url, { signal }))).toEqual({
      broke: 'it was told to stop',
      lastLines: '',
    });
  });
});

describe.skipIf(process.platform === 'win32')('a curl that breaks', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'runestone-broken-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function broken(script: string): Promise<Curl> {
    const path = join(folder, 'curl');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return { path, version: '0.0.0', features: [] };
  }

  it('shows neither key nor body in its arguments, and leaves no file behind', async () => {
    const usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      const curl = await broken(`echo "$@"; cat; ls -l ${folder}/runestone-curl-*/body`);
      const said = ended(await runCurl(curl, called('http://127.0.0.1:1'))).body.toString();
      expect(said).toMatch(/^-q --config -\n/);
      expect(said).toContain('header = "Authorization: Bearer sk-curl"');
      expect(said).toContain('\n-rw------- ');
      expect(await readdir(folder)).toEqual(['curl']);
    } finally {
      if (usual === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = usual;
    }
  });

  it('is killed when it outlives its time limit, with what it started', async () => {
    const curl = await broken('echo stuck >&2; sleep 60; echo never');
    const outcome = await runCurl(curl, called('http://127.0.0.1:1', { timeoutMs: 1 }));
    expect(outcome).toEqual({ broke: expect.stringContaining('still running 3001 ms'), lastLines: 'stuck' });
  });

  it('is said to have crashed', async () => {
    const curl = await broken('echo Oops >&2; kill -SEGV $$');
    expect(await runCurl(curl, called('http://127.0.0.1:1'))).toEqual({
      broke: 'it was ended by SIGSEGV',
      lastLines: 'Oops',
    });
  });

  it('is killed when it never stops talking', async () => {
    const curl = await broken('exec cat /dev/zero');
    const outcome = await runCurl(curl, called('http://127.0.0.1:1'));
    expect(outcome).toEqual({ broke: 'its output passed 33554432 bytes', lastLines: '' });
  });

  it('is said not to start', async () => {
    const gone = { path: join(folder, 'gone'), version: '0.0.0', features: [] };
    expect(await runCurl(gone, called('http://127.0.0.1:1'))).toHaveProperty(
      'broke',
      expect.stringContaining('could not be started'),
    );
  });

  it('is not asked for what it was not built with', async () => {
    const curl = await broken('exit 1');
    expect(await runCurl(curl, called('http://127.0.0.1:1', { options: ['http2'] }))).toEqual({
      unsupported: 'curl 0.0.0 was built without HTTP2',
    });
  });

  it('is not found: neither none, nor one that says no version, nor one that fails', async () => {
    expect(await findCurl(folder)).toMatchObject({ missing: 'curl is not on PATH', enable: expect.any(String) });
    await broken('echo not it');
    expect(await findCurl(folder)).toHaveProperty('missing', expect.stringContaining('says no version'));
    await broken('exit 3');
    expect(await findCurl(folder)).toHaveProperty('missing', expect.stringContaining('does not run'));
  });
});
