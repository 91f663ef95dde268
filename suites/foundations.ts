import type { Exchange } from '../harness/gateway/exchange.ts';
import { type Judgement, notOffered, type Problem } from '../harness/judge.ts';
import type { Definition } from '../harness/scenario.ts';
import { sentinel } from './chat/chunks.ts';
import { declines, unanswered } from './declined.ts';
import { survives } from './errors/envelope.ts';
import { answered200, isOneJsonValue } from './http.ts';
import { conforms } from './schema.ts';
import { endsWithDone, isAStream } from './streaming/framing.ts';
import { chunksConform, finishes, roleFirst } from './streaming/lifecycle.ts';
import { framed } from './streaming/well-formed.ts';
import { together } from './together.ts';

type Judges<Seen> = Definition<Seen>['judges'];

/** Tool calls have requirements of their own. */
const isOfCalls = ({ message }: Problem): boolean => message.includes('tool_calls');

/** Refused for whatever reason, an answer says nothing of what answers keep; what was asked for speaks of the refusal. */
const unlessRefused = (answer: Exchange, names: RegExp): Judgement | null => {
  const missing = unanswered(answer, names);
  return missing === null ? null : notOffered(missing.reason);
};

/** A faulty or optional request that is declined by name has survived, and says no more than that. */
export const survivesUnlessDeclined = (answer: Exchange, names: RegExp): Judgement =>
  declines(answer, names) ? (unanswered(answer, names) ?? []) : survives(answer);

/** What an answer to a request for something optional must keep before that is judged: it is a completion. */
export function completionFoundations<Seen>(pick: (seen: Seen) => readonly Exchange[], names: RegExp): Judges<Seen> {
  const each = (judge: (answer: Exchange) => Judgement) => (seen: Seen) =>
    together(...pick(seen).map((answer) => unlessRefused(answer, names) ?? judge(answer)));
  return {
    'errors.never-5xx': (seen) => together(...pick(seen).map((answer) => survivesUnlessDeclined(answer, names))),
    'http.one-json-value': each(isOneJsonValue),
    'chat.answers-200': each(answered200),
    'chat.schema': each((answer) => conforms('ChatCompletion', answer.json).filter((one) => !isOfCalls(one))),
  };
}

/** The same for a streamed answer: it is a stream of chunks, from its role to its end. */
export function streamFoundations<Seen>(pick: (seen: Seen) => readonly Exchange[], names: RegExp): Judges<Seen> {
  const each = (judge: (answer: Exchange) => Judgement) => (seen: Seen) =>
    together(...pick(seen).map((answer) => unlessRefused(answer, names) ?? judge(answer)));
  return {
    'streaming.is-a-stream': each(isAStream),
    'streaming.media-type': each(ofStream(framed['streaming.media-type'])),
    'streaming.data-is-json': each(ofStream(framed['streaming.data-is-json'])),
    'streaming.no-empty-events': each(ofStream(framed['streaming.no-empty-events'])),
    'streaming.chunk-schema': each((answer) => chunksConform(answer).filter((one) => !isOfCalls(one))),
    'streaming.role-first': each(roleFirst),
    'streaming.finishes': each(finishes),
    'streaming.ends-with-done': each(endsUnlessLeft),
  };
}

/** What is no stream at all is said once. */
const ofStream =
  (judge: (answer: Exchange) => Judgement) =>
  (answer: Exchange): Judgement =>
    answer.events.length > 0 ? judge(answer) : notOffered('there was no stream');

/** Whether a client of ours left before the sentinel; after it the SDK does not wait for the response to end. */
export const wasLeft = ({ wire, events }: Exchange): boolean =>
  wire.ending === 'aborted' && !events.some(({ data }) => data.includes(sentinel));

const endsUnlessLeft = (answer: Exchange): Judgement =>
  wasLeft(answer) ? notOffered('the SDK left the stream before its end') : endsWithDone(answer);
