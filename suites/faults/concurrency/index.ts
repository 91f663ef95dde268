import { setTimeout as sleep } from 'node:timers/promises';
import { field, live } from '../../../spec/sources.ts';
import { type Bend, Cut, isChat, type Received, type Reply, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { errorBody, isMalformed } from '../../refusals.ts';

/** Every stream that is open when `hurt` is called is cut. */
function fragile(hurts: (hurt: () => void) => Pick<Bend, 'answer'>, whenLeft: boolean): Bend {
  let times = 0;
  const hurt = () => {
    times += 1;
  };
  return {
    ...hurts(hurt),
    stream: async function* (frames) {
      const before = times;
      let whole = false;
      try {
        for await (const frame of frames) {
          if (times > before) throw new Cut('reset');
          yield frame;
        }
        whole = true;
      } finally {
        if (!whole && whenLeft && times === before) hurt();
      }
    },
  };
}

const failure: Reply = {
  status: 500,
  headers: { 'x-request-id': 'req_worker' },
  body: errorBody('The worker was restarted.', { type: 'server_error' }),
};

/** Counts the chats that are under way. */
function counting(answer: (open: number) => Reply | null): Bend {
  let open = 0;
  return {
    answer: (request) => {
      if (!isChat(request)) return null;
      const reply = answer(open);
      if (reply === null) open += 1;
      return reply;
    },
    json: (body, request) => {
      if (isChat(request)) open -= 1;
      return body;
    },
    stream: async function* (frames) {
      try {
        yield* frames;
      } finally {
        open -= 1;
      }
    },
  };
}

/** Streams wait until the one before them has ended. */
function oneByOne(): Bend {
  let last: Promise<void> = Promise.resolve();
  const releases = new WeakMap<Received, () => void>();
  return {
    answer: async (request) => {
      if (!isChat(request) || !wantsStream(request)) return null;
      const before = last;
      last = new Promise((resolve) => releases.set(request, resolve));
      await before;
      return null;
    },
    stream: async function* (frames, request) {
      try {
        yield* frames;
      } finally {
        releases.get(request)?.();
      }
    },
  };
}

/** The second of two equal requests gets the answer to the first. */
function merging(): Bend {
  const answers = new Map<string, Buffer>();
  return {
    bytes: (body, request) => {
      if (!isChat(request)) return body;
      const asked = request.body.toString();
      const known = answers.get(asked) ?? body;
      answers.set(asked, known);
      return known;
    },
  };
}

function slowerAndSlower(): Bend {
  let chats = 0;
  return {
    answer: async (request) => {
      if (isChat(request) && ++chats > 75) await sleep(300);
      return null;
    },
  };
}

/** In the second after a faulty body, others are answered by a server that is starting again. */
function restarts(): Bend {
  let until = 0;
  return {
    answer: async (request) => {
      if (isMalformed(request)) until = Date.now() + 1000;
      await sleep(20);
      return isChat(request) && !isMalformed(request) && Date.now() < until ? failure : null;
    },
  };
}

export const concurrencyFaults: readonly Fault[] = [
  {
    id: 'leaving-cuts-all',
    says: 'cuts every open stream when one client leaves',
    seen: [field('mostlygeek/llama-swap#981')],
    kills: ['concurrency.neighbours-unharmed'],
    bend: fragile(() => ({}), true),
  },
  {
    id: 'malformed-cuts-all',
    says: 'cuts every open stream at a body that is not JSON',
    seen: [field('Portkey-AI/gateway#1206')],
    kills: ['concurrency.neighbours-unharmed'],
    bend: fragile(
      (hurt) => ({
        answer: async (request) => {
          if (!isMalformed(request)) return null;
          // Streams beside it come under way meanwhile.
          for (let time = 0; time < 10; time++) {
            await sleep(10);
            hurt();
          }
          return failure;
        },
      }),
      false,
    ),
  },
  {
    id: 'malformed-restarts',
    says: 'restarts at a body that is not JSON, and answers others with 500 meanwhile',
    seen: [field('Portkey-AI/gateway#1206')],
    kills: ['concurrency.neighbours-unharmed'],
    bend: restarts(),
  },
  {
    id: 'merges-equal-requests',
    says: 'answers the second of two equal requests with the answer to the first',
    seen: [live('chat completions, create')],
    kills: ['concurrency.no-merging'],
    bend: merging(),
  },
  {
    id: 'fails-beyond-sixteen',
    says: 'answers 500 to what exceeds sixteen requests at once',
    seen: [field('lemonade-sdk/lemonade#1836')],
    kills: ['concurrency.holds-under-load'],
    bend: counting((open) => (open >= 16 ? failure : null)),
  },
  {
    id: 'streams-one-by-one',
    says: 'begins a stream when the one before it has ended',
    seen: [field('BerriAI/litellm#21046')],
    kills: ['concurrency.in-parallel'],
    bend: oneByOne(),
  },
  {
    id: 'slower-and-slower',
    says: 'takes longer the more requests it has served',
    seen: [field('ROCm/ATOM#1441')],
    kills: ['concurrency.steady'],
    bend: slowerAndSlower(),
  },
];
