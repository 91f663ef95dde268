import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ErrorEnvelope } from './errors.ts';
import type { LoggedRequest } from './logged-request.ts';
import { startUpstream, type Upstream } from './server.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const bodyFor = (content: string, stream: boolean) =>
  JSON.stringify({ model: 'runestone-words', messages: [{ role: 'user', content }], stream });

const send = (content: string, { stream = false, signal }: { stream?: boolean; signal?: AbortSignal } = {}) =>
  fetch(`${upstream.url}/chat/completions`, {
    method: 'POST',
    body: bodyFor(content, stream),
    ...(signal !== undefined && { signal }),
  });

const last = (): LoggedRequest => {
  const entry = upstream.requests.at(-1);
  if (entry === undefined) throw new Error('expected a logged request, saw none');
  return entry;
};

const nextRequest = async (before: number) => {
  await vi.waitFor(() => expect(upstream.requests.length).toBeGreaterThan(before));
  await vi.waitFor(() => expect(last().text).toBeDefined());
};

/** Everything received before the failure that ends it. */
async function untilBroken(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const piece of response.body ?? []) text += decoder.decode(piece, { stream: true });
  } catch {
    return text;
  }
  throw new Error(`expected the connection to break, saw a whole body: ${text}`);
}

it.each([
  [400, 'invalid_request_error'],
  [429, 'requests'],
  [503, 'server_error'],
  [529, 'server_error'],
])('answers %i on demand, before a stream too', async (status, type) => {
  for (const stream of [false, true]) {
    const response = await send(`Hi [[upstream status=${status} retry-after=7]]`, { stream });
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe('7');
    const { error } = (await response.json()) as ErrorEnvelope;
    expect(error).toMatchObject({ type, param: status === 400 ? 'messages' : null });
  }
});

it('finds a directive behind messages that a gateway adds', async () => {
  const messages = [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: [{ type: 'text', text: 'Hi [[upstream status=503]]' }] },
    { role: 'system', content: 'Be brief.' },
  ];
  const body = JSON.stringify({ model: 'runestone-words', messages });
  expect((await fetch(`${upstream.url}/chat/completions`, { method: 'POST', body })).status).toBe(503);
});

it('refuses a directive it does not know', async () => {
  const response = await send('Hi [[upstream stauts=503]]');
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as ErrorEnvelope;
  expect(error.message).toContain("did you mean 'status'?");
});

it('waits before the headers', async () => {
  expect((await send('Say OK [[upstream delay=40ms]]')).status).toBe(200);
  const { receivedAt, headersAt = 0 } = last();
  expect(headersAt - receivedAt).toBeGreaterThanOrEqual(39); // timers may fire a fraction of a millisecond early
});

it('breaks before the headers', async () => {
  await expect(send('Hi [[upstream cut=headers]]')).rejects.toThrow('fetch failed');
  expect(last().status).toBeUndefined();
});

it('breaks a stream after so many events', async () => {
  const text = await untilBroken(await send('Count from 1 to 9 [[upstream cut=3]]', { stream: true }));
  expect(text.match(/^data: /gm)).toHaveLength(3);
  expect(text).not.toContain('[DONE]');
  expect(last().clientLeftAt).toBeUndefined();
  expect(last().brokenAt).toBeDefined();
});

it('breaks a body in the middle', async () => {
  const text = await untilBroken(await send('Count from 1 to 9 [[upstream cut=1]]'));
  expect(text).toMatch(/^\{"id"/);
  expect(() => JSON.parse(text)).toThrow();
});

it('keeps to the pace, event by event', async () => {
  await (await send('Count from 1 to 5 [[upstream pace=10ms]]', { stream: true })).text();
  const { stamps } = last();
  const due = stamps.filter((_, at) => at % 2 === 0);
  expect(due).toHaveLength(8);
  for (const [index, at] of due.entries()) expect(at - (due[0] ?? 0)).toBeCloseTo(10 * index, 6);
  for (const [index, dueAt] of due.entries()) expect(Number(stamps[2 * index + 1]) - dueAt).toBeGreaterThan(-1.1); // timer rounding
});

it('stops at once when the client leaves: while waiting, and in a stream', async () => {
  const leave = new AbortController();
  const before = upstream.requests.length;
  const waiting = send('Hi [[upstream delay=60s]]', { signal: leave.signal });
  await nextRequest(before);
  leave.abort();
  await expect(waiting).rejects.toThrow();
  await vi.waitFor(() => expect(last().clientLeftAt).toBeDefined());
  expect(last().status).toBeUndefined();

  const leaveStream = new AbortController();
  const response = await send('Count from 1 to 900 [[upstream pace=50ms]]', {
    stream: true,
    signal: leaveStream.signal,
  });
  await response.body?.getReader().read();
  leaveStream.abort();
  await vi.waitFor(() => expect(last().clientLeftAt).toBeDefined());
  const written = last().stamps.length;
  expect(written).toBeLessThan(2 * 900);
  await new Promise((resolve) => setTimeout(resolve, 120)); // two paces and more: nothing may follow
  expect(last().stamps).toHaveLength(written);
  expect(last().finishedAt).toBeUndefined();
});

it('waits for a slow reader instead of piling up memory', async () => {
  const { hostname, port } = new URL(upstream.url);
  const socket = connect(Number(port), hostname);
  // Eight times 4096 tokens with 20 alternatives each are some 50 MB: far more than the buffers of both ends hold.
  const body = JSON.stringify({
    model: 'runestone-words',
    messages: [{ role: 'user', content: 'Count from 1 to 4096 [[upstream pace=0ms]]' }],
    n: 8,
    stream: true,
    logprobs: true,
    top_logprobs: 20,
  });
  const head = `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n`;
  const before = upstream.requests.length;
  socket.pause();
  socket.write(head + body);
  await nextRequest(before);
  let stalledAt = -1;
  await vi.waitFor(
    () => {
      const now = last().stamps.length;
      const still = now > 0 && now === stalledAt;
      stalledAt = now;
      expect(still).toBe(true);
    },
    { timeout: 20_000, interval: 200 }, // a stream without pace writes thousands of events in that time, unless it waits
  );
  expect(stalledAt).toBeLessThan(2 * 8 * 4096);
  socket.resume();
  await vi.waitFor(() => expect(last().stamps.length).toBeGreaterThan(stalledAt), { timeout: 20_000 });
  socket.destroy();
  await vi.waitFor(() => expect(last().clientLeftAt).toBeDefined());
});
