import type { Server } from 'node:http';
import { field } from '../../../spec/sources.ts';
import { type Answer, type Bend, isChat, isDone, type Received, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

/** Does something to the whole server when a stream ends without its sentinel. */
function whenCut(then: (server: Server) => void): Bend {
  let server: Server | null = null;
  return {
    server: (own) => {
      server = own;
    },
    async *stream(frames, request) {
      let done = !isChat(request);
      for await (const frame of frames) {
        done ||= isDone(frame);
        yield frame;
      }
      if (!done && server !== null) then(server);
    },
  };
}

/** Ends every stream under way, without an error, when one of them breaks. */
function endsTogether(): Bend {
  let broken = 0;
  return {
    async *stream(frames, request) {
      const before = broken;
      let done = !isChat(request);
      for await (const frame of frames) {
        if (broken > before && isChat(request)) return;
        done ||= isDone(frame);
        yield frame;
      }
      if (!done) broken += 1;
    },
  };
}

/** Passes requests on one at a time: the next when the answer to the last is over. */
function inTurn(takes: (request: Received) => boolean): Bend {
  let last: Promise<unknown> = Promise.resolve();
  return {
    forward: async (request, send): Promise<Answer> => {
      if (!takes(request)) return send(request);
      const before = last;
      let free = () => {};
      last = new Promise<void>((resolve) => {
        free = resolve;
      });
      await before;
      try {
        const answer = await send(request);
        return { ...answer, body: until(answer.body, free) };
      } catch (error) {
        free();
        throw error;
      }
    },
  };
}

/** Asks for all of them at once, and passes an answer on when the one before it is over. */
function answersInTurn(): Bend {
  let last: Promise<unknown> = Promise.resolve();
  return {
    forward: async (request, send): Promise<Answer> => {
      const answer = await send(request);
      if (!isChat(request)) return answer;
      const before = last;
      let free = () => {};
      last = new Promise<void>((resolve) => {
        free = resolve;
      });
      return { ...answer, body: until(behind(before, answer.body), free) };
    },
  };
}

async function* behind(before: Promise<unknown>, body: Answer['body']): AsyncIterable<Uint8Array> {
  await before;
  yield* body;
}

async function* until(body: Answer['body'], then: () => void): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } finally {
    then();
  }
}

/** What one request does to those beside it. */
export const neighbourFaults: readonly Fault[] = [
  {
    id: 'dies-of-a-bad-stream',
    says: 'drops every connection when one stream breaks',
    seen: [field('Portkey-AI/gateway#1206'), field('Portkey-AI/gateway#1035')],
    kills: ['isolation.neighbours-unharmed'],
    bend: whenCut((server) => server.closeAllConnections()),
  },
  {
    id: 'ends-all-with-one',
    says: 'ends every stream when one of them breaks',
    seen: [field('Portkey-AI/gateway#1072')],
    kills: ['isolation.neighbours-unharmed'],
    bend: endsTogether(),
  },
  {
    id: 'one-request-at-a-time',
    says: 'passes a request on when the one before it is over',
    seen: [field('BerriAI/litellm#21046')],
    kills: ['isolation.never-held-up'],
    bend: inTurn(isChat),
  },
  {
    id: 'one-stream-at-a-time',
    says: 'passes a stream on when the one before it is over',
    seen: [field('mostlygeek/llama-swap#981')],
    kills: ['isolation.never-held-up'],
    bend: inTurn((request) => isChat(request) && wantsStream(request)),
  },
  {
    id: 'one-answer-at-a-time',
    says: 'passes an answer on when the one before it is over',
    seen: [field('BerriAI/litellm#21046'), field('mostlygeek/llama-swap#981')],
    kills: ['isolation.never-held-up'],
    bend: answersInTurn(),
  },
  {
    id: 'connects-anew',
    says: 'opens a connection to the provider for every request',
    seen: [field('BerriAI/litellm#21046')],
    kills: ['isolation.connections-pooled'],
    bend: {},
    behind: { connectsAnew: () => true },
  },
  {
    id: 'connects-anew-for-streams',
    says: 'opens a connection to the provider for every stream',
    seen: [field('BerriAI/litellm#21046')],
    kills: ['isolation.connections-pooled'],
    bend: {},
    behind: { connectsAnew: wantsStream },
  },
];
