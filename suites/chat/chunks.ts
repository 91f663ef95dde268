import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { SseBlock } from '../../harness/gateway/sse.ts';
import { at, list } from '../json.ts';

export const sentinel = '[DONE]';

/** An event of a chat stream whose data is JSON. */
export interface Chunk {
  readonly value: unknown;
  readonly block: SseBlock;
}

/** The chunks of a stream that can be read at all; what cannot, and errors, are another judge's business. */
export const chunksOf = (answer: Exchange): readonly Chunk[] => jsonOf(answer).filter(({ value }) => !isError(value));

/** The error that a stream was broken off with, or undefined. */
export const errorOf = (answer: Exchange): unknown =>
  at(jsonOf(answer).find(({ value }) => isError(value))?.value, 'error');

/** An error in place of a chunk: the SDKs throw it (openai-node src/core/streaming.ts). */
const isError = (value: unknown): boolean => Boolean(at(value, 'error')) && at(value, 'choices') === undefined;

/** Many judges read one stream: it is parsed once. */
const parsed = new WeakMap<Exchange, readonly Chunk[]>();

function jsonOf(answer: Exchange): readonly Chunk[] {
  const known = parsed.get(answer) ?? parse(answer);
  parsed.set(answer, known);
  return known;
}

function parse(answer: Exchange): readonly Chunk[] {
  return answer.events
    .filter(({ data }) => !meansSentinel.test(data))
    .flatMap((block) => {
      try {
        return [{ block, value: JSON.parse(block.data) as unknown }];
      } catch {
        return [];
      }
    });
}

/** The sentinel, also quoted or padded: misspelt, it is still no chunk. */
const meansSentinel = /^\s*"?\[DONE\]"?\s*$/i;

/** Chunks that belong to the completion: a leading one without choices is a prelude, as Azure sends it. */
export function withoutPrelude(chunks: readonly Chunk[]): readonly Chunk[] {
  const first = chunks.findIndex(({ value }) => list(value, 'choices').length > 0);
  return first < 0 ? chunks : chunks.slice(first);
}

export interface Delta {
  /** Place among the chunks. */
  readonly chunk: number;
  readonly index: unknown;
  readonly delta: unknown;
  readonly finishReason: unknown;
  readonly at: number;
}

/** Every choice of every chunk, in order. */
export const deltasOf = (chunks: readonly Chunk[]): readonly Delta[] =>
  chunks.flatMap(({ value, block }, chunk) =>
    list(value, 'choices').map((choice) => ({
      chunk,
      index: at(choice, 'index'),
      delta: at(choice, 'delta'),
      finishReason: at(choice, 'finish_reason') ?? null,
      at: block.at,
    })),
  );

/** The deltas of each choice, by its index. */
export function byChoice(deltas: readonly Delta[]): ReadonlyMap<unknown, readonly Delta[]> {
  return Map.groupBy(deltas, ({ index }) => index);
}

/** Whether a delta says anything: text, reasoning, a refusal or a tool call. */
export function speaks({ delta }: Delta): boolean {
  const texts = ['content', 'refusal', 'reasoning_content', 'reasoning'].map((name) => at(delta, name));
  return texts.some((text) => typeof text === 'string' && text.length > 0) || list(delta, 'tool_calls').length > 0;
}

/** The text of the first choice, as every SDK puts it together. */
export const textOf = (answer: Exchange): string =>
  deltasOf(chunksOf(answer))
    .filter(({ index }) => index === 0 || index === undefined)
    .map(({ delta }) => at(delta, 'content'))
    .filter((text) => typeof text === 'string')
    .join('');
