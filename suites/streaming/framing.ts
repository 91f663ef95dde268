import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { SseBlock } from '../../harness/gateway/sse.ts';
import { holds, type Judgement, kept, type Problem, problem, show, softly } from '../../harness/judge.ts';
import { sentinel } from '../chat/chunks.ts';
import { fate, statusAndBody } from '../http.ts';

export function isAStream(answer: Exchange): Judgement {
  if (answer.status !== 200) return [problem('the status', '200', statusAndBody(answer))];
  if (answer.events.length > 0) return kept;
  return [
    problem('the body', 'server-sent events', `${answer.mediaType}: ${answer.text.slice(0, 160) || fate(answer)}`),
  ];
}

export function isLabelled(answer: Exchange): readonly Problem[] {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(answer.header('content-type') ?? '')?.[1]?.toLowerCase();
  return [
    ...holds(
      'the content-type',
      answer.header('content-type'),
      '"text/event-stream"',
      answer.mediaType === 'text/event-stream',
    ),
    ...holds(
      'its charset',
      charset,
      'utf-8, the only one a stream may have',
      [undefined, 'utf-8', 'utf8'].includes(charset),
    ),
  ];
}

export function everyEventIsEnded({ sse, wire }: Exchange): readonly Problem[] {
  const open = sse.blocks.find(({ terminated, data }) => !terminated && data !== null);
  // A connection that died inside an event is a cut stream, which `ends-with-done` speaks of.
  if (open === undefined || wire.ending !== 'complete') return kept;
  return [problem('the last event', 'a blank line after it', `${show(open.data)} and then the end of the body`)];
}

export function dataIsJson({ sse, wire }: Exchange): readonly Problem[] {
  return sse.blocks.flatMap((block, index) => {
    if (!block.terminated && wire.ending !== 'complete') return kept;
    return [
      ...block.unknown.flatMap((line) => unknownLine(`event ${index}`, line)),
      ...(isJsonOrDone(block.data) ? kept : [problem(`the data of event ${index}`, 'one JSON document', block.data)]),
    ];
  });
}

/** A client drops a line whose field it does not know (WHATWG HTML §9.2.6): harmless, unless it carried JSON. */
function unknownLine(event: string, line: string): readonly Problem[] {
  const found = [problem(event, 'only lines with a known field or a comment', line)];
  return line.includes('{') ? found : softly(found);
}

/** Names by which openai-node wraps an event in another shape, or throws it. */
const changesShape = /^(?:error$|thread\.)/;

export function eventNames({ events }: Exchange): readonly Problem[] {
  return events.flatMap(({ data, event }, index) => {
    const isChunk = data.includes('"choices"');
    if (event === null || event === 'message' || !isChunk) return kept;
    const found = [problem(`the name of event ${index}`, 'none, as chat chunks have no names', event)];
    return changesShape.test(event) ? found : softly(found);
  });
}

function isJsonOrDone(data: string | null): boolean {
  // An empty event is not bad JSON but no event at all: `no-empty-events` speaks of it.
  if (data === null || data === '' || data.startsWith(sentinel)) return true;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}

/**
 * WHATWG drops an event without data. The SDKs do not: openai-node dispatches on `event:` or an empty `data:`;
 * openai-python also on `retry:`, and, since it never forgets an `id:`, on every blank line after one.
 */
export function noEmptyEvents({ sse }: Exchange): readonly Problem[] {
  let remembersId = false;
  return sse.blocks.flatMap((block, index) => {
    if (block.id !== null && block.id !== '') remembersId = true;
    if (!block.terminated || (block.data !== null && block.data !== '')) return kept;
    const who = dispatchedBy(block, remembersId);
    return who === null ? kept : [problem(`event ${index}`, 'data, or only a comment', `${describe(block)}, ${who}`)];
  });
}

function dispatchedBy(block: SseBlock, remembersId: boolean): string | null {
  if (block.data === '' || block.event !== null) return 'dispatched as empty by both official SDKs';
  if (block.retry !== null) return 'dispatched as empty by openai-python';
  return remembersId ? 'dispatched as empty by openai-python, because an id: line came before' : null;
}

function describe({ data, event, retry, id, comments }: SseBlock): string {
  const parts = [
    data === '' ? 'an empty data: line' : null,
    event === null ? null : `event: ${event}`,
    retry === null ? null : `retry: ${retry}`,
    id === null ? null : `id: ${id}`,
    comments[0] === undefined ? null : `the comment :${comments[0]}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'a blank line' : parts.join(' and ');
}

export function endsWithDone({ events, wire }: Exchange): readonly Problem[] {
  const places = events.flatMap(({ data }, index) => (data === sentinel ? [index] : []));
  const last = events.at(-1)?.data;
  if (places.length === 0) {
    const then = wire.ending === 'complete' ? 'then the end' : `then ${wire.ending} (${wire.error ?? ''})`;
    return [problem('the last event', show(sentinel), last === undefined ? undefined : `${last} and ${then}`)];
  }
  return [
    ...holds('the events', `${places.length} times ${sentinel}`, `${sentinel} once`, places.length === 1),
    ...holds('the last event', last, show(sentinel), last === sentinel),
  ];
}

export function isEnded({ wire, events }: Exchange): Judgement {
  if (wire.ending === 'complete' || !events.some(({ data }) => data === sentinel)) return kept;
  return [problem(`the response after ${sentinel}`, 'its end', `${wire.ending}: ${wire.error ?? ''}`)];
}
