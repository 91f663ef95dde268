import { runCurl } from '../drivers/curl.ts';
import type { CurlOption } from '../drivers/curl-config.ts';
import { findCurl } from '../drivers/curl-find.ts';
import { type Driver, type Missing, type StartOptions, wrongKey } from './driver.ts';

/** How curl is run for what it is asked to do. */
const operations: Readonly<Record<string, { readonly path: string; readonly options: readonly CurlOption[] }>> = {
  create: { path: '/chat/completions', options: [] },
  stream: { path: '/chat/completions', options: ['no-buffer'] },
  'models-list': { path: '/models', options: [] },
  compressed: { path: '/chat/completions', options: ['compressed'] },
  expect: { path: '/chat/completions', options: ['expect-100-continue'] },
  http2: { path: '/chat/completions', options: ['http2-prior-knowledge'] },
  'http1.0': { path: '/chat/completions', options: ['http1.0'] },
};

/** The real curl, a process for each call; its value is the JSON or the text that it printed. */
export async function startCurl({ keys }: StartOptions): Promise<Driver | Missing> {
  const curl = await findCurl(process.env['PATH'] ?? '');
  if ('missing' in curl) return { missing: curl.missing, enable: curl.enable };
  return {
    version: curl.version,
    child: true,
    run: async (call) => {
      const how = operations[call.operation];
      if (how === undefined) return { unsupported: `curl has no ${call.operation}` };
      const outcome = await runCurl(curl, {
        url: call.base + how.path,
        apiKey: call.key === null ? null : call.key === 'wrong' ? wrongKey : keys.apiKey,
        body: how.path === '/models' ? null : call.body,
        ...(call.host !== null && { host: call.host }),
        headers: call.headers,
        options: how.options,
        timeoutMs: call.timeoutMs,
        signal: call.signal,
      });
      if ('unsupported' in outcome) return outcome;
      if ('broke' in outcome) return { broke: `${outcome.broke} ${outcome.lastLines}`.trim() };
      const { exitCode, error, status, chunks } = outcome;
      if (exitCode !== 0) {
        return { error: { classes: [`exit ${exitCode}`], message: error ?? 'curl says nothing', status } };
      }
      return { value: { status, text: outcome.body.toString('utf8'), pieces: chunks.length } };
    },
    close: async () => {},
  };
}
