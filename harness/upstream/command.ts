import { once } from 'node:events';
import { startUpstream } from './server.ts';

/** Runs the upstream until the signal aborts; the first line out says where it listens. */
export async function runUpstream(
  { port, host, apiKey }: { readonly port: number; readonly host: string; readonly apiKey?: string | null },
  out: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const upstream = await startUpstream({ port, host, ...(apiKey !== null && apiKey !== undefined && { apiKey }) });
  out(`runestone upstream listening on ${upstream.url}`);
  if (!signal.aborted) await once(signal, 'abort');
  await upstream.close();
}
