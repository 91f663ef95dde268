import { field } from '../../spec/sources.ts';
import { type JsonObject, wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const answersStreamsWithJson: Fault = {
  id: 'answers-streams-with-json',
  says: 'answers `stream: true` with one JSON body',
  seen: [field('openclaw/openclaw#97474')],
  kills: ['streaming.is-a-stream'],
  bend: {
    request: (request) =>
      wantsStream(request)
        ? { ...request, body: Buffer.from(JSON.stringify({ ...(request.json as JsonObject), stream: false })) }
        : request,
  },
};
