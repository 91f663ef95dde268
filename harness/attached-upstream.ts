import { randomUUID } from 'node:crypto';
import { UsageError } from './errors.ts';
import type { Client } from './gateway/client.ts';
import { type Judgement, notOffered } from './judge.ts';
import type { UpstreamControl } from './upstream/control.ts';

/** Where the hosted upstream listens unless a port is given. */
export const upstreamPort = 8081;

/** The variable that holds the token of an upstream elsewhere. */
export const tokenVariable = 'RUNESTONE_UPSTREAM_TOKEN';

/** How long a request that the target passes on may take to arrive, in milliseconds. */
const arrivalMs = 3000;

/** Hosts the upstream or reaches the one elsewhere, as `--upstream` says; throws `UsageError` when neither works. */
export async function openUpstream(where: string, token: string | undefined): Promise<UpstreamControl> {
  if (!where.startsWith('listen')) {
    if (!token) {
      throw new UsageError(
        `expected the control token of the upstream at ${where} in ${tokenVariable}, found none; it prints one when it starts`,
      );
    }
    const { connectUpstream } = await import('./upstream/control-client.ts');
    return connectUpstream(where, token);
  }
  const { startUpstream } = await import('./upstream/server.ts');
  const port = Number(where.split(':')[1] ?? upstreamPort);
  return (await startUpstream({ port, host: '127.0.0.1' })).control;
}

/** Null when the target truly reaches the upstream; otherwise why what needs both sides cannot be judged. */
export async function handshake(upstream: UpstreamControl, client: Client): Promise<Judgement | null> {
  const word = `handshake-${randomUUID()}`;
  const [answer, seen] = await Promise.all([
    client.chat({ messages: [{ role: 'user', content: `Say ${word}` }] }),
    upstream.wait({ nonce: word, reaches: 'arrived', timeout: arrivalMs }),
  ]);
  if (!seen.timedOut) return null;
  return notOffered(
    `the target answered ${answer.status ?? 'nothing'}, but its request did not arrive at the upstream at ${upstream.url}`,
    'a gateway that is pointed at it: runestone-conformance upstream --print runestone',
  );
}
