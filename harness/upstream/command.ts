import { once } from 'node:events';
import { directiveLines } from './directive-help.ts';
import { type PointedGateway, pointAt, pointedGateways } from './point-at.ts';
import { startUpstream } from './server.ts';

/** What `--print` takes. */
export const printable = [...pointedGateways, 'directives'] as const;
export type Printable = PointedGateway | 'directives';

export interface UpstreamCommand {
  readonly port: number;
  readonly host: string;
  /** The only key it takes; any when absent. */
  readonly apiKey?: string | null;
  /** What opens the control API; otherwise RUNESTONE_UPSTREAM_TOKEN, otherwise a random one that is printed. */
  readonly controlToken?: string | null;
  /** The gateway whose configuration lines are printed, or the words of a directive. */
  readonly print?: Printable | null;
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
    out(`--print ${pointedGateways.join('|')} shows how to point a gateway at it, --print directives what it can do`);
  } else {
    const lines = print === 'directives' ? directiveLines() : pointAt(print, upstream.url, apiKey ?? 'any-key');
    for (const line of lines) out(line);
  }
  if (!signal.aborted) await once(signal, 'abort');
  await upstream.close();
}
