import { field } from '../../spec/sources.ts';
import { eachCompletion, type JsonObject, wantsStream } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const failsStreamsWith200: Fault = {
  id: 'fails-streams-with-200',
  says: 'refuses a stream with an error object under status 200',
  seen: [field('langchain-ai/langchain#40380')],
  kills: ['streaming.is-a-stream'],
  bend: {
    request: (request) =>
      wantsStream(request)
        ? { ...request, body: Buffer.from(JSON.stringify({ ...(request.json as JsonObject), stream: false })) }
        : request,
    json: eachCompletion((completion, request) =>
      wantsStream(request)
        ? { error: { message: 'Provider returned error', type: null, param: null, code: 502 } }
        : completion,
    ),
  },
};
