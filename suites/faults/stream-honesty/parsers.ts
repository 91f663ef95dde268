import { setTimeout as pause } from 'node:timers/promises';
import { field, whatwg } from '../../../spec/sources.ts';
import { type Bend, Cut, eachFrame, firstChoice, frameOf, jsonOf, textOf, withDelta } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

/** Reads the body of a stream in its own way, read by read. */
const reading = (read: (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>): Bend => ({
  forward: async (request, send) => {
    const answer = await send(request);
    const streamed = (answer.headers['content-type'] ?? '').startsWith('text/event-stream');
    return streamed ? { ...answer, body: read(answer.body) } : answer;
  },
});

const blankLines = ['\n\n', '\r\n\r\n', '\r\r'];

/** Reads whole events, however long, by their blank line of whichever kind, and puts others in their place. */
const eachBlock = (change: (block: string) => string | null): Bend =>
  reading(async function* (body) {
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of body) {
      text += decoder.decode(part, { stream: true });
      if (!blankLines.some((end) => text.endsWith(end))) continue;
      for (const block of text.split(/(?<=\r\n\r\n|\n\n|\r\r)/)) {
        const changed = change(block);
        if (changed !== null) yield Buffer.from(changed);
      }
      text = '';
    }
    if (text !== '') yield Buffer.from(text);
  });

const dataOf = (block: string): string[] =>
  block
    .split(/\r\n|\r|\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim());

const fault = (id: string, says: string, seen: Fault['seen'], kills: Fault['kills'], bend: Bend): Fault => ({
  id,
  says,
  seen,
  kills,
  bend,
});

const framing = ['stream-honesty.every-framing'] as const;

export const parserFaults: readonly Fault[] = [
  fault(
    'knows-line-feeds-alone',
    'loses events whose lines end in CRLF',
    [field('miruamel/xuan#194'), field('EdamAme-x/pentect#1438')],
    framing,
    eachBlock((block) => (block.includes('\r\n') ? null : block)),
  ),
  fault(
    'knows-no-bare-returns',
    'loses events whose lines end in CR',
    [field('miruamel/xuan#194')],
    ['stream-honesty.bare-returns'],
    eachBlock((block) => (/\r(?!\n)/.test(block) ? null : block)),
  ),
  fault(
    'wants-a-space-after-data',
    'loses data lines without a space after the colon',
    [field('kubernetes-sigs/inference-perf#781')],
    framing,
    eachBlock((block) => (/^data:\{/m.test(block) ? null : block)),
  ),
  fault(
    'reads-the-last-data-line',
    'reads only one of several data lines and drops what is then no JSON',
    [field('kubernetes-sigs/inference-perf#781')],
    framing,
    eachBlock((block) => (dataOf(block).length > 1 ? null : block)),
  ),
  fault(
    'wants-data-first',
    'loses events that have another line before their data',
    [field('Portkey-AI/gateway#1035')],
    framing,
    eachBlock((block) => (/^(?:event|id|retry)/.test(block) ? null : block)),
  ),
  fault(
    'dies-of-comments',
    'breaks a stream off at a comment',
    [field('Portkey-AI/gateway#1035')],
    framing,
    eachBlock((block) => {
      if (/^: ping/m.test(block)) throw new Cut('reset');
      return block;
    }),
  ),
  fault(
    'takes-comments-for-data',
    'sends the comments of the model on as data',
    [field('mnfst/llm-gateway#2053')],
    ['stream-honesty.valid-events'],
    eachBlock((block) => block.replace(/^: ping$/gm, 'data: : ping')),
  ),
  fault(
    'takes-a-read-for-an-event',
    'takes what one read brings for an event, and loses those that come in parts',
    [field('vllm-project/aibrix#2653')],
    framing,
    reading(async function* (body) {
      let first = true;
      for await (const part of body) {
        const joined = Buffer.from(part).toString('latin1').split('\n\n').length > 3;
        if (!joined || first) yield part;
        first = false;
      }
    }),
  ),
  fault(
    'decodes-each-read',
    'decodes every read of a few bytes for itself, so that a character in two of them is lost',
    [field('librefang/librefang#3448'), field('cnighswonger/claude-code-cache-fix#365'), whatwg('9.2.6')],
    ['stream-honesty.same-characters'],
    reading(async function* (body) {
      for await (const part of body) {
        const size = part.length > 4096 ? part.length : 7; // a large event is of letters alone
        for (let from = 0; from < part.length; from += size) {
          yield Buffer.from(Buffer.from(part.subarray(from, from + size)).toString('utf8'));
        }
      }
    }),
  ),
  fault(
    'reads-streams-as-latin1',
    'reads the bytes of a stream as Latin-1 and writes them as UTF-8',
    [field('wecode-ai/Wegent#2271')],
    ['stream-honesty.same-characters'],
    reading(async function* (body) {
      for await (const part of body) yield Buffer.from(Buffer.from(part).toString('latin1'));
    }),
  ),
  fault(
    'drops-long-events',
    'drops events beyond 64 KiB and goes on',
    [field('openai/openai-go#368')],
    ['stream-honesty.large-events'],
    eachBlock((block) => (block.length > 65_536 ? null : block)),
  ),
  fault(
    'breaks-at-long-events',
    'breaks a stream off at an event beyond 64 KiB',
    [field('openai/openai-go#368'), field('envoyproxy/ai-gateway#805')],
    ['stream-honesty.large-events'],
    eachBlock((block) => {
      if (block.length > 65_536) throw new Cut('reset');
      return block;
    }),
  ),
  fault(
    'shortens-long-words',
    'keeps the first 64 KiB of an event alone',
    [field('openai/openai-go#368')],
    ['stream-honesty.large-events'],
    {
      stream: eachFrame((frame) => {
        const chunk = frame.length > 65_536 ? jsonOf(frame) : null;
        return chunk === null ? frame : frameOf(withDelta(chunk, { content: textOf(chunk).slice(0, 65_536) }));
      }),
    },
  ),
  fault(
    'ends-quietly-at-long-events',
    'ends a stream in good order at an event beyond 64 KiB',
    [field('openai/openai-go#368')],
    ['stream-honesty.large-events'],
    {
      stream: async function* (frames) {
        for await (const frame of frames) {
          if (frame.length > 65_536) return;
          yield frame;
        }
      },
    },
  ),
  fault(
    'takes-garbage-for-words',
    'sends on as text what is no JSON',
    [field('Portkey-AI/gateway#1206')],
    ['stream-honesty.garbage-is-no-text'],
    eachBlock((block) => {
      const [data = ''] = dataOf(block);
      if (!data.startsWith('{') || isJson(dataOf(block).join('\n'))) return block;
      return frameOf({
        id: 'chatcmpl-1',
        object: 'chat.completion.chunk',
        created: 1,
        model: 'm',
        choices: [{ index: 0, delta: { content: data }, finish_reason: null }],
      });
    }),
  ),
  fault(
    'skips-garbage',
    'leaves out an event that is no JSON, and the word that was in it',
    [field('Portkey-AI/gateway#1206')],
    ['stream-honesty.garbage-is-no-text'],
    {
      stream: async function* (frames) {
        for await (const frame of frames) {
          const data = dataOf(frame).join('\n');
          if (!data.startsWith('{') || isJson(data)) yield frame;
        }
      },
    },
  ),
  fault(
    'stops-at-garbage',
    'ends a stream with [DONE] at the first event that is no JSON',
    [field('Portkey-AI/gateway#1206')],
    ['stream-honesty.garbage-is-no-text'],
    {
      stream: async function* (frames) {
        for await (const frame of frames) {
          const data = dataOf(frame).join('\n');
          if (data.startsWith('{') && !isJson(data)) {
            yield 'data: [DONE]\n\n';
            return;
          }
          yield frame;
        }
      },
    },
  ),
  fault(
    'hangs-at-garbage',
    'sends nothing more after an event that is no JSON',
    [field('Portkey-AI/gateway#1206')],
    ['stream-honesty.garbage-is-no-text'],
    {
      stream: async function* (frames) {
        for await (const frame of frames) {
          const data = dataOf(frame).join('\n');
          if (data.startsWith('{') && !isJson(data)) await pause(60_000, undefined, { ref: false });
          yield frame;
        }
      },
    },
  ),
];

function isJson(text: string): boolean {
  try {
    return firstChoice(JSON.parse(text)) !== undefined;
  } catch {
    return false;
  }
}
