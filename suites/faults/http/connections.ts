import { field, rfc } from '../../../spec/sources.ts';
import { Cut, eachFrame, isDone, isFor } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import type { Fault } from '../../fault.ts';
import { wireMessage } from '../../wire-message.ts';

export const closesEveryConnection: Fault = {
  id: 'closes-every-connection',
  says: 'opens a connection for every request anew',
  seen: [rfc('9112 §9.3')],
  kills: ['http.keeps-connections'],
  bend: { head: withHeaders({ connection: 'close' }) },
};

export const closesIdleConnections: Fault = {
  id: 'closes-idle-connections',
  says: 'closes an idle connection soon, and does not say so',
  seen: [field('peonist-ai/halogen-flash-server#25')],
  kills: ['http.survives-idle'],
  bend: {
    server: (server) => {
      server.keepAliveTimeout = 50; // ms; Node adds up to a second
    },
    head: withHeaders({ connection: 'keep-alive' }),
  },
};

export const keepsWhatShouldClose: Fault = {
  id: 'keeps-what-should-close',
  says: 'keeps a connection that it was asked to close',
  seen: [rfc('9112 §9.6')],
  kills: ['http.closes-when-asked'],
  bend: { head: withHeaders({ connection: 'keep-alive' }) },
};

export const cutsClosingStreams: Fault = {
  id: 'cuts-closing-streams',
  says: 'closes before the last event when it is asked to close',
  seen: [rfc('9112 §9.6')],
  kills: ['http.closes-when-asked'],
  bend: {
    stream: (frames, { headers }) =>
      eachFrame((frame) => {
        if (isDone(frame) && headers['connection'] === 'close') throw new Cut('close');
        return frame;
      })(frames),
  },
};

export const answersHeadWithABody: Fault = {
  id: 'answers-head-with-a-body',
  says: 'sends the list as the body of a HEAD too',
  seen: [rfc('9110 §9.3.2')],
  kills: ['http.head'],
  bend: {
    wire: ({ method }) =>
      method === 'HEAD' ? wireMessage('200 OK', ['content-type: application/json', 'content-length: 2'], '{}') : null,
  },
};

export const takesHeadForNonsense: Fault = {
  id: 'takes-head-for-nonsense',
  says: 'answers HEAD with 400',
  seen: [rfc('9110 §9.3.2')],
  kills: ['http.head'],
  bend: { head: (head, { method }) => (method === 'HEAD' ? { ...head, status: 400 } : head) },
};

export const keepsMethodsToItself: Fault = {
  id: 'keeps-methods-to-itself',
  says: 'sends a 405 without Allow',
  seen: [rfc('9110 §15.5.6')],
  kills: ['http.names-allowed-methods'],
  bend: {
    head: ({ status, headers: { allow: _left, ...headers } }) => ({ status, headers }),
  },
};

export const postsToLists: Fault = {
  id: 'posts-to-lists',
  says: 'answers a POST to the model list with the list',
  seen: [rfc('9110 §15.5.6')],
  kills: ['errors.wrong-method'],
  bend: {
    request: (request) => (isFor(request, '/models') ? { ...request, method: 'GET', body: Buffer.alloc(0) } : request),
  },
};
