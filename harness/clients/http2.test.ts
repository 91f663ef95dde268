import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../command.test-data.ts';
import { runCurl } from '../drivers/curl.ts';
import { findCurl } from '../drivers/curl-find.ts';
import { offersHttp2, openTap } from './tap.ts';

const run = promisify(execFile);
const curl = await findCurl(process.env['PATH'] ?? '');
const openssl = await run('openssl', ['version']).catch(() => null);
const ready = !('missing' in curl) && curl.features.includes('HTTP2') && openssl !== null;

/** A server of TLS whose certificate this process trusts. */
async function secureServer(http2: boolean) {
  await using folder = await temporaryFolder();
  const [key, cert] = [join(folder.path, 'key.pem'), join(folder.path, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject]);
  const certificate = await readFile(cert, 'utf8');
  setDefaultCACertificates([...getCACertificates(), certificate]);
  const settings = { key: await readFile(key), cert: certificate };
  const server = http2 ? createSecureServer({ ...settings, allowHTTP1: true }) : createServer(settings);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    request.resume().on('end', () => response.end(JSON.stringify({ version: request.httpVersion })));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `https://localhost:${port}/v1`,
    [Symbol.asyncDispose]: async () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

describe.skipIf(!ready)(ready ? 'HTTP/2 over a tap' : 'skipped: no curl with HTTP2, or no openssl', () => {
  it('reaches a target that agrees to it, and counts as one request', async () => {
    await using target = await secureServer(true);
    expect(await offersHttp2(target.base)).toBe(true);
    let begun = 0;
    const tap = await openTap({
      target: target.base,
      timeoutMs: 5000,
      signal: new AbortController().signal,
      protocol: 'h2',
      begin: () => {
        begun += 1;
        return { end: () => {}, drop: () => {} };
      },
    });
    const call = {
      apiKey: null,
      body: null,
      host: tap.host,
      options: ['http2-prior-knowledge'] as const,
      timeoutMs: 5000,
    };
    const outcome = 'missing' in curl ? null : await runCurl(curl, { ...call, url: `${tap.base}/models` });
    await tap.close();
    expect(outcome).toMatchObject({ exitCode: 0, httpVersion: '2', status: 200 });
    expect(String(outcome !== null && 'body' in outcome && outcome.body)).toContain('"version":"2.0"');
    expect(begun).toBe(1);
  });

  it('is not offered without TLS, nor by a server that speaks HTTP/1.1 alone', async () => {
    await using target = await secureServer(false);
    expect(await offersHttp2(target.base)).toBe(false);
    expect(await offersHttp2('http://127.0.0.1:1/v1')).toBe(false);
    expect(await offersHttp2('https://127.0.0.1:1/v1')).toBe(false);
  });
});
