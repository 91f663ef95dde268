import { expect, it } from 'vitest';
import { runUpstream } from './command.ts';

it('says where it listens and runs until it is stopped', async () => {
  const stop = new AbortController();
  const lines: string[] = [];
  const listening = Promise.withResolvers<string>();
  const out = (line: string) => {
    lines.push(line);
    listening.resolve(line);
  };
  const ended = runUpstream({ port: 0, host: '127.0.0.1' }, out, stop.signal);
  const [, url] =
    /^runestone upstream listening on (http:\/\/127\.0\.0\.1:\d+\/v1)$/.exec(await listening.promise) ?? [];
  expect((await fetch(`${url}/models`)).status).toBe(200);
  stop.abort();
  await ended;
  await expect(fetch(`${url}/models`)).rejects.toThrow();
  expect(lines).toHaveLength(1);
});
