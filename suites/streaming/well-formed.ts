import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement } from '../../harness/judge.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { sentinel } from '../chat/chunks.ts';
import * as framing from './framing.ts';
import * as lifecycle from './lifecycle.ts';

type Promises = { readonly [Id in RequirementId]?: (stream: Exchange) => Judgement };

/** What every chat stream keeps on the wire, whatever was asked for. */
export const framed = {
  'streaming.media-type': framing.isLabelled,
  'streaming.blank-line-after-every-event': framing.everyEventIsEnded,
  'streaming.data-is-json': framing.dataIsJson,
  'streaming.no-event-names': framing.eventNames,
  'streaming.no-empty-events': framing.noEmptyEvents,
  'streaming.no-byte-order-mark': ({ sse }) =>
    holds('the first bytes', 'EF BB BF', 'no byte order mark', !sse.byteOrderMark),
  'streaming.valid-utf8': ({ sse, text }) => holds('the body', text.slice(0, 160), 'valid UTF-8', sse.validUtf8),
  'streaming.ends-with-done': framing.endsWithDone,
} as const satisfies Promises;

/** What its chunks keep, however many choices there are. */
export const told = {
  'streaming.one-id': lifecycle.oneId,
  'streaming.one-created': lifecycle.oneCreated,
  'streaming.one-model': lifecycle.oneModel,
  'streaming.role-first': lifecycle.roleFirst,
  'streaming.finishes': lifecycle.finishes,
} as const satisfies Promises;

/** The judges of a stream that asked for something more than text; `declined` says when it did not get it. */
export function alsoWellFormed<Seen>(pick: (seen: Seen) => Exchange, declined: (answer: Exchange) => Judgement | null) {
  const judges: Promises = { ...framed, ...told };
  const entries = Object.entries(judges).map(([id, judge]) => [
    id,
    (seen: Seen): Judgement => declined(pick(seen)) ?? ofWhole(pick(seen), judge),
  ]);
  return Object.fromEntries(entries) as Record<keyof typeof framed | keyof typeof told, (seen: Seen) => Judgement>;
}

/** A stream that never began, or that died on the way, is another judge's business. */
const ofWhole = (stream: Exchange, judge: (stream: Exchange) => Judgement): Judgement =>
  isWhole(stream) ? judge(stream) : inconclusive('there was no whole stream');

/** Streamed with 200 and come to its end, be it without the sentinel. */
export const isWhole = ({ status, events, wire }: Exchange): boolean =>
  status === 200 && events.length > 0 && (wire.ending === 'complete' || events.some(({ data }) => data === sentinel));
