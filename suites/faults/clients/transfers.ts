import type { Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { rfc } from '../../../spec/sources.ts';
import type { Bend } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

/** Marks requests of HTTP/1.0, which a bend cannot tell otherwise. */
const marked = (server: Server): void => {
  server.prependListener('request', (incoming) => {
    if (incoming.httpVersion === '1.0') incoming.headers['x-bend-version'] = '1.0';
  });
};

const upgrade: Bend = {
  server: marked,
  answer: ({ headers }) =>
    headers['x-bend-version'] === '1.0'
      ? { status: 426, headers: { upgrade: 'HTTP/1.1', 'content-type': 'text/plain' }, body: 'Upgrade Required' }
      : null,
};

/** Forms of transfer that one client asks for and the others do not. */
export const transferFaults: readonly Fault[] = [
  {
    id: 'refuses-expectations',
    says: 'answers a request that expects 100-continue with 400',
    seen: [rfc('9110 §10.1.1')],
    client: 'curl',
    kills: ['clients.curl-transfer'],
    bend: {
      server: (server) => {
        server.on('checkContinue', (_, response) => response.writeHead(400, { connection: 'close' }).end());
      },
    },
  },
  {
    id: 'refuses-http-1.0',
    says: 'answers HTTP/1.0 with 426, as a proxy of services does',
    seen: [rfc('9110 §15.5.22')],
    client: 'curl',
    kills: ['clients.curl-transfer'],
    bend: upgrade,
  },
  {
    id: 'compresses-without-saying-so',
    says: 'compresses what accepts gzip, and names no coding',
    seen: [rfc('9110 §8.4')],
    client: 'curl',
    kills: ['clients.curl-transfer'],
    bend: {
      bytes: (body, { headers }) => ((headers['accept-encoding'] ?? '').includes('gzip') ? gzipSync(body) : body),
    },
  },
];
