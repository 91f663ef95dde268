import { field, rfc } from '../../../spec/sources.ts';
import { type Bend, eachCompletion, type Head, isChat, type JsonObject, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';
import { asking, eachError } from '../../refusals.ts';

const echoed = field('BerriAI/litellm#15799');

/** Keeps a header of the client by the text of its request, where the other side of the gateway finds it. */
function carried(name: string): { readonly keep: Bend; readonly of: (request: Received) => string | undefined } {
  const kept = new Map<string, string>();
  return {
    keep: {
      request: (request) => {
        const value = request.headers[name];
        if (value !== undefined) kept.set(request.body.toString(), value);
        return request;
      },
    },
    of: ({ body }) => kept.get(body.toString()),
  };
}

const withHeader = (request: Received, name: string, value: string | undefined): Received =>
  value === undefined ? request : { ...request, headers: { ...request.headers, [name]: value } };

/** A fault that sends a header of its client on under a name. */
function passing(
  id: string,
  says: string,
  kills: Fault['kills'],
  from: string,
  to: string,
  which: (request: Received) => boolean = () => true,
): Fault {
  const { keep, of } = carried(from);
  return {
    id,
    says,
    seen: [rfc('9110 §11.6.2'), echoed],
    kills,
    bend: keep,
    behind: { request: (request) => (which(request) ? withHeader(request, to, of(request)) : request) },
  };
}

/** What the provider was sent, told to the client. */
const telling = (head: (head: Head, key: string) => Head): Bend => ({
  head: (known, request) => (isChat(request) ? head(known, request.headers['authorization'] ?? '') : known),
});

/** What the scripted reference sends its provider. */
const providerKey = 'sk-upstream-of-the-reference';

/** Keys and cookies on the wrong side. */
export const keyFaults: readonly Fault[] = [
  passing(
    'forwards-the-clients-key',
    'sends the key of its client in place of its own',
    ['fidelity.client-key-stays'],
    'authorization',
    'authorization',
  ),
  passing(
    'forwards-the-key-beside',
    'sends the key of its client beside its own',
    ['fidelity.client-key-stays'],
    'authorization',
    'x-forwarded-authorization',
  ),
  {
    ...passing(
      'forwards-the-key-with-tools',
      'sends the key of its client beside its own, with requests that have tools alone',
      ['fidelity.client-key-stays'],
      'authorization',
      'x-forwarded-authorization',
      (request) => String(request.body).includes('get-weather'),
    ),
    with: ['parameters-arrive'],
  },
  {
    ...passing(
      'asks-with-the-clients-key-for-tools',
      'sends the key of its client in place of its own, with requests that have tools alone',
      ['fidelity.client-key-stays'],
      'authorization',
      'authorization',
      (request) => String(request.body).includes('get-weather'),
    ),
    with: ['parameters-arrive', 'messages-arrive', 'answers-return'],
  },
  {
    id: 'signs-with-the-clients-key',
    says: 'names its client to the provider by the key',
    seen: [echoed],
    kills: ['fidelity.client-key-stays'],
    bend: {
      request: (request) =>
        isChat(request) && isObject(request.json)
          ? asking(request, { user: (request.headers['authorization'] ?? '').replace(/^Bearer /, '') })
          : request,
    },
  },
  passing(
    'forwards-cookies',
    'sends the cookies of its client to the provider',
    ['fidelity.private-headers-stay'],
    'cookie',
    'cookie',
  ),
  passing(
    'forwards-proxy-credentials',
    'sends proxy credentials of its client to the provider',
    ['fidelity.private-headers-stay'],
    'proxy-authorization',
    'proxy-authorization',
  ),
  {
    id: 'tells-its-key-in-a-header',
    says: 'repeats what it sent its provider in a header',
    seen: [field('BerriAI/litellm#5762')],
    kills: ['fidelity.provider-key-stays'],
    bend: telling((head) => ({
      ...head,
      headers: { ...head.headers, 'x-upstream-request': `authorization: Bearer ${providerKey}` },
    })),
  },
  {
    id: 'tells-its-key-in-errors',
    says: 'puts the address with its key into errors',
    seen: [field('BerriAI/litellm#5762'), echoed],
    kills: ['fidelity.provider-key-stays'],
    bend: eachError((error) => ({ ...error, message: `POST https://api/v1?key=${providerKey} failed` })),
  },
  {
    id: 'tells-its-key-in-answers',
    says: 'adds how it called its provider to an answer',
    seen: [echoed],
    kills: ['fidelity.provider-key-stays'],
    bend: { json: eachCompletion((completion: JsonObject) => ({ ...completion, debug: { api_key: providerKey } })) },
  },
  {
    id: 'passes-cookies-back',
    says: 'hands the cookies of its provider to its clients',
    seen: [rfc('6265 §8.4')],
    kills: ['fidelity.provider-cookies-stay'],
    bend: telling((head) => ({ ...head, headers: { ...head.headers, 'set-cookie': 'upstream-session=abc; Path=/' } })),
  },
];
