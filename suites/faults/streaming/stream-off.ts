import { field } from '../../../spec/sources.ts';
import { isChat, type JsonObject, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { asking, errorBody } from '../../refusals.ts';

/** Streams the answer to chats whose `stream` is this. */
const streamingWhen = (value: unknown): Fault['bend'] => ({
  request: (request) => (isChat(request) && streamOf(request) === value ? asking(request, { stream: true }) : request),
});

const streamOf = ({ json }: Received): unknown =>
  typeof json === 'object' && json !== null ? (json as JsonObject)['stream'] : null;

export const streamsWhenToldNotTo: Fault = {
  id: 'streams-when-told-not-to',
  says: 'streams although `stream` is false',
  seen: [field('BerriAI/litellm#25766')],
  kills: ['streaming.only-when-asked'],
  bend: streamingWhen(false),
};

export const streamsForNull: Fault = {
  id: 'streams-for-null',
  says: 'streams when `stream` is null',
  seen: [field('BerriAI/litellm#25766')],
  kills: ['streaming.only-when-asked'],
  bend: streamingWhen(null),
};

export const streamsUnlessTold: Fault = {
  id: 'streams-unless-told',
  says: 'streams unless `stream` is false',
  seen: [field('BerriAI/litellm#25766')],
  kills: ['streaming.only-when-asked'],
  bend: streamingWhen(undefined),
};

export const fallsOverANullStream: Fault = {
  id: 'falls-over-a-null-stream',
  says: 'answers `stream: null` with 500',
  seen: [field('vllm-project/vllm#19862')],
  kills: ['errors.never-5xx'],
  bend: {
    answer: (request) =>
      isChat(request) && streamOf(request) === null && request.json !== undefined
        ? { status: 500, body: errorBody('Internal server error', { type: 'server_error' }) }
        : null,
  },
};
