import { field } from '../../../spec/sources.ts';
import { type Answer, type Received, type Send, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { toldOf } from '../error-mapping/told.ts';

const isTold = (request: Received): boolean => toldOf(request)?.has('times') === true;

/** The frames of a stream up to where it broke: without the error that the gateway said it with. */
async function textOf({ body }: Answer): Promise<string> {
  let text = '';
  try {
    for await (const part of body) text += Buffer.from(part).toString('utf8');
  } catch {
    return text; // it broke for real
  }
  return text;
}

const framesOf = (text: string): readonly string[] =>
  text.split(/(?<=\n\n)/).filter((frame) => !frame.includes('"error"') && frame.endsWith('\n\n'));

const isWhole = (text: string): boolean => text.includes('data: [DONE]');

/** Joins a stream that broke with that of a second attempt. */
const joining =
  (join: (first: readonly string[], second: readonly string[]) => readonly string[]) =>
  async (request: Received, send: Send): Promise<Answer> => {
    const first = await send(request);
    if (!isTold(request) || !wantsStream(request) || first.status !== 200) return first;
    const begun = await textOf(first);
    const text = isWhole(begun) ? begun : join(framesOf(begun), framesOf(await textOf(await send(request)))).join('');
    return { ...first, body: bytesOf(text) };
  };

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Tries again when the provider failed before its answer, and makes something of both. */
const twice =
  (make: (first: Answer, second: Answer) => Answer | Promise<Answer>) =>
  async (request: Received, send: Send): Promise<Answer> => {
    const first = await send(request);
    return isTold(request) && first.status >= 500 ? make(first, await send(request)) : first;
  };

export const answerFaults: readonly Fault[] = [
  {
    id: 'starts-over-in-mid-stream',
    says: 'starts an answer over within the stream when it breaks',
    seen: [field('Growth-Circle/cadis#412')],
    kills: ['resilience.no-splice'],
    bend: { forward: joining((first, second) => [...first, ...second]) },
  },
  {
    id: 'goes-on-too-far',
    says: 'goes on with a second answer behind the place where the first broke',
    seen: [field('zirkelc/ai-retry#51')],
    kills: ['resilience.no-splice'],
    bend: { forward: joining((first, second) => [...first, ...second.slice(first.length + 2)]) },
  },
  {
    id: 'goes-on-where-it-broke',
    says: 'goes on with a second answer at the place where the first broke',
    seen: [field('zirkelc/ai-retry#51')],
    kills: ['resilience.no-splice'],
    bend: { forward: joining((first, second) => [...first, ...second.slice(first.length)]) },
  },
  {
    id: 'says-the-first-failure-after-all',
    says: 'answers with the first failure although the second attempt succeeded',
    seen: [field('zirkelc/ai-retry#51')],
    kills: ['resilience.one-answer'],
    bend: {
      forward: twice(async (first, second) => {
        await textOf(second);
        return first;
      }),
    },
  },
  {
    id: 'shows-half-of-the-retry',
    says: 'ends the stream of a second attempt after its first words',
    seen: [field('Growth-Circle/cadis#412')],
    kills: ['resilience.one-answer'],
    bend: {
      forward: twice(async (_, second) => {
        const frames = framesOf(await textOf(second));
        return { ...second, body: bytesOf([...frames.slice(0, 3), ...frames.slice(-2)].join('')) };
      }),
    },
  },
];
