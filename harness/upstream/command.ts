import { once } from 'node:events';
import { type PointedGateway, pointAt, pointedGateways } from './point-at.ts';
import { startUpstream } from './server.ts';

export interface UpstreamCommand {
  readonly port: number;
  readonly host: string;
  /** The only key it takes; any when absent. */
  readonly apiKey?: string | null;
  /** What opens the control API; otherwise RUNESTONE_UPSTREAM_TOKEN, otherwise a random one that is printed. */
  readonly controlToken?: string | null;
  /** The gateway whose configuration lines are printed. */
  readonly print?: PointedGateway | null;
}

/** Runs the upstream until the signal aborts; the first line out says where it listens. */
export async function runUpstream(
  { port, host, apiKey, controlToken, print }: UpstreamCommand,
  out: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const given = controlToken ?? process.env['RUNESTONE_UPSTREAM_TOKEN'];
  const upstream = await startUpstream({
    port,
    host,
    ...(apiKey !== null && apiKey !== undefined && { apiKey }),
    ...(given !== undefined && given !== '' && { controlToken: given }),
  });
  out(`runestone upstream listening on ${upstream.url}`);
  // A token of the user's own is no news to them, and a log is no place for it.
  if (given === undefined || given === '') out(`control token: ${upstream.controlToken}`);
  if (print === null || print === undefined) {
    out(`point a gateway at it: --print ${pointedGateways.join('|')} shows how`);
  } else {
    for (const line of pointAt(print, upstream.url, apiKey ?? 'any-key')) out(line);
  }
  if (!signal.aborted) await once(signal, 'abort');
  await upstream.close();
}
