import { field } from '../../../spec/sources.ts';
import { type Bend, isChat, type Received } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

const buffered = field('Kong/kong#12680');

/** Keeps the frames that are picked back until one comes that is not. */
const collecting = (picks: (frame: string, request: Received) => boolean): Bend => ({
  stream: async function* (frames, request) {
    let held = '';
    for await (const frame of frames) {
      held += frame;
      if (picks(frame, request)) continue;
      yield held;
      held = '';
    }
    yield held;
  },
});

/** Streams that a gateway collects, while those of words in a chat flow. */
export const collectingFaults: readonly Fault[] = [
  {
    id: 'collects-responses',
    says: 'sends a streamed response whole at its end',
    seen: [buffered],
    kills: ['stream-honesty.every-stream-flows'],
    bend: collecting((_, { path }) => path === '/responses'),
  },
  {
    id: 'collects-completions',
    says: 'sends a streamed legacy completion whole at its end',
    seen: [buffered],
    kills: ['stream-honesty.every-stream-flows'],
    bend: collecting((_, { path }) => path === '/completions'),
  },
  {
    id: 'collects-calls',
    says: 'sends a tool call when all of its arguments are there',
    seen: [buffered],
    kills: ['stream-honesty.calls-flow'],
    bend: collecting((frame, request) => isChat(request) && frame.includes('"tool_calls":')),
  },
];
