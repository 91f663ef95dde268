import { field, live } from '../../../spec/sources.ts';
import { type Bend, eachFrame, isChat, isDone, type JsonObject, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const asked = ({ json }: Received): JsonObject => (json ?? {}) as JsonObject;

/** Bends the streams of some chats only. */
const streamsOf =
  (asks: (body: JsonObject) => boolean, bend: NonNullable<Bend['stream']>): NonNullable<Bend['stream']> =>
  (frames, request) =>
    isChat(request) && asks(asked(request)) ? bend(frames, request) : frames;

export const forgetsDoneBesideUsage: Fault = {
  id: 'forgets-done-beside-usage',
  says: 'forgets the sentinel of a stream that ends with its usage',
  seen: [field('ikawrakow/ik_llama.cpp#467')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: streamsOf(
      (body) => body['stream_options'] !== undefined,
      eachFrame((frame) => (isDone(frame) ? null : frame)),
    ),
  },
};

export const saysDoneForEachChoice: Fault = {
  id: 'says-done-for-each-choice',
  says: 'sends the sentinel once for each choice of a stream',
  seen: [field('ray-project/ray#62246')],
  kills: ['streaming.ends-with-done'],
  bend: {
    stream: streamsOf(
      (body) => body['n'] === 2,
      eachFrame((frame) => (isDone(frame) ? [frame, frame] : frame)),
    ),
  },
};

export const pingsWhileCalling: Fault = {
  id: 'pings-while-calling',
  says: 'keeps the connection of a stream with tools alive by an event without data',
  seen: [field('openclaw/openclaw#52679')],
  kills: ['streaming.no-empty-events'],
  bend: {
    stream: streamsOf(
      (body) => body['tools'] !== undefined,
      eachFrame((frame, index) => (index === 1 ? ['data:\n\n', frame] : frame)),
    ),
  },
};

export const labelsCallsAsJson: Fault = {
  id: 'labels-calls-as-json',
  says: 'labels a stream as JSON when there are tools',
  seen: [field('containers/ramalama#2837'), live('chat completions, streaming')],
  kills: ['streaming.media-type'],
  bend: {
    head: ({ status, headers }, request) =>
      headers['content-type'] === 'text/event-stream' && asked(request)['tools'] !== undefined
        ? { status, headers: { ...headers, 'content-type': 'application/json' } }
        : { status, headers },
  },
};
