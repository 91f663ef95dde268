import { sdk } from '../../../spec/sources.ts';
import type { Bend, Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

/** A firewall in front of the gateway: a page of its own to those that it does not like. */
const forbidding = (picks: (request: Received) => boolean): Bend => ({
  answer: (request) =>
    picks(request)
      ? { status: 403, headers: { 'content-type': 'text/html' }, body: '<html><title>Access denied</title></html>' }
      : null,
});

const agentOf = ({ headers }: Received): string => headers['user-agent'] ?? '';

/** Clients that are turned away for what they call themselves. */
export const agentFaults: readonly Fault[] = [
  {
    id: 'turns-python-away',
    says: 'answers openai for Python with 403 for its User-Agent, as a firewall against scripts does',
    seen: [sdk('openai-python src/openai/_base_client.py')],
    client: 'openai-python',
    kills: ['clients.create', 'clients.stream', 'clients.models', 'clients.embeddings'],
    bend: forbidding((request) => agentOf(request).includes('OpenAI/Python')),
  },
  {
    id: 'turns-async-python-away',
    says: 'knows openai for Python by its headers and is wrong about the async one',
    seen: [sdk('openai-python src/openai/_base_client.py')],
    client: 'openai-python',
    kills: ['clients.stream'],
    bend: forbidding(({ headers }) => (headers['x-stainless-async'] ?? 'false') !== 'false'),
  },
  {
    id: 'turns-node-away',
    says: 'answers openai for Node with 403 for its User-Agent',
    seen: [sdk('openai-node src/client.ts')],
    kills: ['clients.create', 'clients.stream', 'clients.models'],
    bend: forbidding((request) => agentOf(request).includes('OpenAI/JS')),
  },
  {
    id: 'turns-curl-away',
    says: 'answers curl with 403 for its User-Agent',
    seen: [sdk('curl')],
    client: 'curl',
    kills: ['clients.create', 'clients.stream'],
    bend: forbidding((request) => agentOf(request).startsWith('curl/')),
  },
  {
    id: 'knows-no-helpers',
    says: 'refuses requests that name the helper of the SDK that sends them',
    seen: [sdk('openai-node src/lib/ChatCompletionStream.ts')],
    kills: ['clients.stream-helper'],
    bend: forbidding(({ headers }) => headers['x-stainless-helper-method'] !== undefined),
  },
];
