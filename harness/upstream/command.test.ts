import { expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { runUpstream, type UpstreamCommand } from './command.ts';
import { connectUpstream } from './control-client.ts';

/** What the command says before it is stopped. */
async function said(options: Partial<UpstreamCommand>, whileRunning: (lines: readonly string[]) => Promise<void>) {
  const stop = new AbortController();
  const lines: string[] = [];
  const listening = Promise.withResolvers<void>();
  const out = (line: string) => {
    lines.push(line);
    // The lines come in one go: after the first one's turn all are there.
    setImmediate(listening.resolve);
  };
  const ended = runUpstream({ port: 0, host: '127.0.0.1', ...options }, out, stop.signal);
  await listening.promise;
  await whileRunning(lines);
  stop.abort();
  await ended;
  return lines;
}

const urlIn = (line = '') =>
  /^runestone upstream listening on (http:\/\/127\.0\.0\.1:\d+\/v1)$/.exec(line)?.[1] ?? 'no url';

it('says where it listens and runs until it is stopped', async () => {
  let url = '';
  const lines = await said({}, async ([first, second = '']) => {
    url = urlIn(first);
    expect((await fetch(`${url}/models`)).status).toBe(200);
    const token = /^control token: (\S{32})$/.exec(second)?.[1] ?? 'none';
    await (await connectUpstream(url, token)).close();
  });
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain('--print litellm|portkey|envoy|bifrost|runestone');
  await expect(fetch(`${url}/models`)).rejects.toThrow();
});

it('says which port it could not have', async () => {
  await said({}, async ([first]) => {
    const port = Number(new URL(urlIn(first)).port);
    const refused = runUpstream({ port, host: '127.0.0.1' }, () => undefined, new AbortController().signal);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(`expected to listen on 127.0.0.1 port ${port}, saw: listen EADDRINUSE`);
  });
});

it('takes a token without repeating it, and prints what was asked for', async () => {
  const lines = await said({ controlToken: 'mine', apiKey: 'sk-a', print: 'runestone' }, async ([first]) => {
    await (await connectUpstream(urlIn(first), 'mine')).close();
  });
  expect(lines.slice(1)).toEqual([
    `export RUNESTONE_PROVIDER_URL=${urlIn(lines[0])}`,
    'export RUNESTONE_PROVIDER_KEY=sk-a',
  ]);
});
