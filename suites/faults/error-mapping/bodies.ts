import { field, live, rfc } from '../../../spec/sources.ts';
import { type Bend, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { inPlaceOf } from '../../refusals.ts';
import { both, failed, ofClass, ofStatus, type Picks, toldOf, unanswered, withError, withHeaders } from './told.ts';

const saying = (picks: Picks, type: string, body: string): Bend =>
  inPlaceOf(picks, { body, headers: { 'content-type': type } });

const page = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

export const bodyFaults: readonly Fault[] = [
  {
    id: 'shows-a-page-for-failures',
    says: 'shows a page when the provider fails',
    seen: [live('error codes')],
    kills: ['error-mapping.envelope'],
    bend: saying(ofClass(5), 'text/html', page),
  },
  {
    id: 'shows-a-page-for-a-dead-provider',
    says: 'shows a page when the connection to the provider breaks',
    seen: [live('error codes')],
    kills: ['error-mapping.envelope'],
    bend: saying(unanswered, 'text/html', page),
  },
  {
    id: 'tells-failures-as-detail',
    says: 'tells the errors of the provider as {"detail": …}',
    seen: [field('ogx-ai/ogx#2990')],
    kills: ['error-mapping.envelope'],
    bend: saying(failed, 'application/json', '{"detail":"Internal server error"}'),
  },
  {
    id: 'tells-failures-as-text',
    says: 'tells every error of the provider in plain text',
    seen: [live('error codes')],
    kills: ['error-mapping.envelope'],
    bend: saying(failed, 'text/plain', 'upstream error'),
  },
  {
    id: 'empties-limits',
    says: 'sends nothing but the status when the provider limits it',
    seen: [live('error codes')],
    kills: ['error-mapping.envelope'],
    bend: saying(ofStatus(429), 'application/json', ''),
  },
  {
    id: 'error-text-on-streams',
    says: 'tells errors before a stream as {"error": "…"}',
    seen: [field('jgravelle/jmunch-mcp#5')],
    kills: ['error-mapping.envelope'],
    bend: saying(both(failed, wantsStream), 'application/json', '{"error":"upstream failed"}'),
  },
  {
    id: 'wraps-errors-twice',
    says: 'puts the whole error of the provider where its message belongs',
    seen: [field('BerriAI/litellm#8213')],
    kills: ['error-mapping.envelope'],
    bend: withError(failed, (error) => ({ ...error, message: { error } })),
  },
  {
    id: 'says-nothing-for-odd-errors',
    says: 'leaves the message empty when the error of the provider came in another form',
    seen: [field('BerriAI/litellm#8213')],
    kills: ['error-mapping.envelope'],
    bend: withError(
      (head, request) => failed(head, request) && toldOf(request)?.has('body') === true,
      (error) => ({ ...error, message: '' }),
    ),
  },
  {
    id: 'labels-errors-as-pages',
    says: 'keeps the media type of the provider for an error that it has rewritten',
    seen: [field('envoyproxy/ai-gateway#1944')],
    kills: ['error-mapping.json-type'],
    bend: withHeaders(failed, (headers) => ({ ...headers, 'content-type': 'text/html' })),
  },
  {
    id: 'keeps-the-reason-to-itself',
    says: 'says "Bad Request" in place of why the provider refused',
    seen: [live('error codes')],
    kills: ['error-mapping.says-why'],
    bend: withError(ofClass(4), (error) => ({ ...error, message: 'Bad Request' })),
  },
  {
    id: 'code-of-limits-is-the-status',
    says: 'puts the status where the code of the provider was',
    seen: [field('BerriAI/litellm#8213')],
    kills: ['error-mapping.keeps-code'],
    bend: withError(ofStatus(429), (error) => ({ ...error, code: '429' })),
  },
  {
    id: 'forgets-codes-of-refusals',
    says: 'keeps the code of a limit and forgets that of a refusal',
    seen: [field('BerriAI/litellm#8213')],
    kills: ['error-mapping.keeps-code'],
    bend: withError(ofStatus(400), (error) => ({ ...error, code: null })),
  },
  {
    id: 'forgets-overflows',
    says: 'puts a code of its own in place of context_length_exceeded',
    seen: [field('BerriAI/litellm#8213')],
    kills: ['error-mapping.keeps-overflow'],
    bend: withError(ofStatus(400), (error) =>
      error['code'] === 'context_length_exceeded' ? { ...error, code: 'bad_request' } : error,
    ),
  },
  {
    id: 'forgets-the-parameter',
    says: 'does not say which parameter the provider refused',
    seen: [live('error codes')],
    kills: ['error-mapping.keeps-code'],
    bend: withError(ofStatus(400), (error) => ({ ...error, param: null })),
  },
  {
    id: 'traces-when-the-provider-fails',
    says: 'shows its own stack when the provider fails',
    seen: [field('BerriAI/litellm#39757')],
    kills: ['error-mapping.no-inside'],
    bend: withError(ofClass(5), (error) => ({
      ...error,
      message: 'Traceback (most recent call last):\n  File "/app/proxy/router.py", line 812, in acompletion',
    })),
  },
  {
    id: 'traces-when-the-provider-is-dead',
    says: 'shows its own stack when the connection breaks',
    seen: [field('BerriAI/litellm#39757')],
    kills: ['error-mapping.no-inside'],
    bend: withError(unanswered, (error) => ({
      ...error,
      message:
        'Error: socket hang up\n    at Socket.socketOnEnd (node:_http_client:524:23)\n    at send (/srv/gw/proxy.js:10:5)',
    })),
  },
  {
    id: 'traces-the-socket',
    says: 'shows where in its runtime a connection broke',
    seen: [field('BerriAI/litellm#31409')],
    kills: ['error-mapping.no-inside'],
    bend: withError(unanswered, (error) => ({
      ...error,
      message: 'Error: socket hang up\n    at Socket.socketOnEnd (node:_http_client:524:23)',
    })),
  },
  {
    id: 'names-the-provider-url',
    says: 'names the URL that it called when the connection breaks',
    seen: [field('BerriAI/litellm#15799')],
    kills: ['error-mapping.no-inside'],
    bend: withError(unanswered, (error) => ({
      ...error,
      message: 'Cannot connect to http://10.0.3.17:8000/v1/chat/completions',
    })),
  },
  {
    id: 'shows-the-key-when-refused',
    says: 'shows the key that the provider did not like',
    seen: [field('BerriAI/litellm#5762'), rfc('9110 §15.5.2')],
    kills: ['error-mapping.keeps-the-key'],
    bend: withError(ofStatus(401), (error) => ({
      ...error,
      message: 'Incorrect API key provided: sk-upstream-of-the-reference. Find yours in your account.',
    })),
  },
];
