import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validate } from '../../spec/schemas.ts';
import { startUpstream, type Upstream } from './server.ts';
import { chatBody, posted } from './wire.test-data.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const answer = (directive: string, more: object = {}) => posted(upstream.url, chatBody(directive, more));

it('answers every status from 400 to 529, with the envelope', async () => {
  const statuses = Array.from({ length: 130 }, (_, index) => 400 + index);
  const answers = await Promise.all(statuses.map((status) => answer(`status=${status}`)));
  expect(answers.map(({ status }) => status)).toEqual(statuses);
  for (const { bytes } of answers)
    expect(validate('ErrorResponse', JSON.parse(bytes.toString()), 'strict')).toEqual([]);
});

describe('the body of an error', () => {
  it.each([
    ['array', 'application/json', /^\[\{"error":\{/],
    ['text', 'text/plain; charset=utf-8', /^503 Service Unavailable: /],
    ['html', 'text/html', /^<html>/],
    ['empty', undefined, /^$/],
  ])('is %s', async (form, type, start) => {
    for (const stream of [false, true]) {
      const { status, headers, bytes } = await answer(`status=503 body=${form}`, { stream });
      expect([status, headers['content-type']]).toEqual([503, type]);
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(bytes.toString()).toMatch(start);
    }
  });
});

it('gives an error the code that it is asked for', async () => {
  const { bytes } = await answer('status=400 code=context_length_exceeded');
  expect(JSON.parse(bytes.toString()).error).toMatchObject({ code: 'context_length_exceeded', param: 'messages' });
});

describe('the headers of an error', () => {
  it('say when to come back, in three ways', async () => {
    expect((await answer('status=429 retry-after=7 retry-after-ms=6500')).headers).toMatchObject({
      'retry-after': '7',
      'retry-after-ms': '6500',
    });
    const { headers } = await answer('status=429 retry-after-date=60');
    const wait = Date.parse(String(headers['retry-after'])) - Date.now();
    expect(headers['retry-after']).toMatch(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT$/);
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it('tell limits, on an answer and a stream too', async () => {
    const limits = { 'x-ratelimit-remaining-requests': '12', 'x-ratelimit-remaining-tokens': '2400' };
    for (const directive of ['status=429 limits=12', 'limits=12']) {
      for (const stream of [false, true]) expect((await answer(directive, { stream })).headers).toMatchObject(limits);
    }
  });

  it('carry a marker that nobody should pass on', async () => {
    const { headers, bytes } = await answer('status=500 secret=marker-7f');
    expect(headers['x-upstream-secret']).toBe('marker-7f');
    expect(String(headers['set-cookie'])).toContain('marker-7f');
    expect(bytes.toString()).toContain('marker-7f');
    expect((await answer('secret=marker-7f')).bytes.toString()).not.toContain('marker-7f');
  });
});

it('waits before the headers, or after them', async () => {
  const seen = async (directive: string) => {
    await answer(`${directive} nonce=late-${directive.replace(/\W/g, '-')}`, { stream: true });
    await new Promise((resolve) => setImmediate(resolve));
    const { receivedAt = 0, headersAt = 0, stamps = [] } = upstream.requests.at(-1) ?? {};
    return { head: headersAt - receivedAt, first: (stamps[1] ?? 0) - headersAt };
  };
  // Timers may fire a fraction of a millisecond early.
  expect((await seen('delay=40ms')).head).toBeGreaterThanOrEqual(39);
  expect((await seen('body-delay=40ms')).first).toBeGreaterThanOrEqual(39);
});

it('falls silent once within a stream', async () => {
  await answer('gap=60ms gap-at=3 pace=1ms', { stream: true });
  const due = (upstream.requests.at(-1)?.stamps ?? []).filter((_, at) => at % 2 === 1);
  const steps = due.slice(1).map((at, index) => at - (due[index] ?? 0));
  expect(steps[2]).toBeGreaterThanOrEqual(58); // timers may fire a little early
});

it.each([
  ['status=503 frame=crlf', "'status' and 'frame' exclude another"],
  ['retry-after=3', "'retry-after' needs 'status'"],
  ['body=html', "'body' needs 'status'"],
  ['cut=1 end=2', "'cut' and 'end' exclude another"],
  ['cut=headers status=503', "'cut=headers' leaves no 'status' to be seen"],
  ['frame=cr,crlf', "the frames 'crlf' and 'cr' exclude another"],
  ['gap-at=3', "'gap-at' needs 'gap'"],
  ['frame=crlf', "the frame 'crlf' needs a stream"],
  ['code=a', "'code' needs 'status'"],
  ['status=400 code=a.b', "'code': expected letters, digits"],
  ['cut=3.4', "'cut': expected a number of events"],
  ['error=2', 'use error=body'],
])('refuses %s', async (directive, why) => {
  const { status, bytes } = await answer(directive);
  expect(status).toBe(400);
  const { error } = JSON.parse(bytes.toString());
  expect(error.code).toBe('invalid_directive');
  expect(error.message).toContain(why);
});

it('refuses a wrong length for a stream', async () => {
  expect((await answer('length=long', { stream: true })).status).toBe(400);
});
