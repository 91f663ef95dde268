import { type Bend, firstChoice, frameOf, type JsonObject, jsonOf, type Received } from '../../bend.ts';

type Writes = AsyncIterable<string>;

const isError = (frame: string): boolean => frame.startsWith('data: {"error"');

/** What stood at the end of a stream that broke off: as it came, when it is passed on. */
export interface Break {
  readonly seen: readonly string[];
  readonly request: Received;
  readonly passOn: () => Writes;
}

/** Goes on in its own way where a stream broke off, by its connection or by an event that tells of an error. */
export const whereItBreaks = (go: (broken: Break) => Writes): Bend => ({
  stream: async function* (frames, request) {
    const seen: string[] = [];
    let last: string | null = null;
    let error: unknown = null;
    try {
      for await (const frame of frames) {
        if (isError(frame)) {
          last = frame;
          break;
        }
        seen.push(frame);
        yield frame;
        if (frame.includes('[DONE]')) return;
      }
    } catch (broken) {
      error = broken;
    }
    const passOn = async function* () {
      if (last !== null) yield last;
      if (error !== null) throw error;
    };
    yield* go({ seen, request, passOn });
  },
});

/** A chunk like the first of those seen, with another choice. */
export function chunkLike(seen: readonly string[], choice: JsonObject): string {
  const first = jsonOf(seen[0] ?? '') ?? { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm' };
  return frameOf({ ...first, choices: [{ index: 0, delta: {}, finish_reason: null, ...choice }] });
}

export const done = 'data: [DONE]\n\n';

/** Whether a frame says why the answer ended. */
export const finishes = (frame: string): boolean => typeof firstChoice(jsonOf(frame))?.['finish_reason'] === 'string';
