import { field, sdk } from '../../spec/sources.ts';
import { type JsonObject, wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const labelsJsonAsStream: Fault = {
  id: 'labels-json-as-stream',
  says: 'sends one JSON body under the label of a stream',
  seen: [sdk('openai-node src/core/streaming.ts'), field('openclaw/openclaw#97474')],
  kills: ['streaming.is-a-stream'],
  bend: {
    request: (request) =>
      wantsStream(request)
        ? { ...request, body: Buffer.from(JSON.stringify({ ...(request.json as JsonObject), stream: false })) }
        : request,
    head: (head, request) =>
      wantsStream(request) ? { ...head, headers: { ...head.headers, 'content-type': 'text/event-stream' } } : head,
  },
};
