import { claimsOf, decided } from '../claim.ts';

export const streaming = claimsOf('streaming', {
  'event-stream': decided(
    'Streams are well-formed server-sent events',
    'streaming.is-a-stream',
    'streaming.blank-line-after-every-event',
    'streaming.no-empty-events',
    'streaming.no-byte-order-mark',
    'streaming.valid-utf8',
    'streaming.plain-framing',
  ),
  'content-type': decided('Streams are labelled `text/event-stream`', 'streaming.media-type'),
  'data-lines': decided(
    'The data of every event is one JSON document',
    'streaming.data-is-json',
    'streaming.no-event-names',
  ),
  sentinel: decided(
    'A stream ends with `[DONE]`, once and last, and then closes',
    'streaming.ends-with-done',
    'streaming.closes',
    'streaming.closes-promptly',
  ),
  chunks: decided(
    'Chunks call themselves `chat.completion.chunk` and belong together by id, time and model',
    'streaming.chunk-schema',
    'streaming.one-id',
    'streaming.one-created',
    'streaming.one-model',
  ),
  deltas: decided(
    'Deltas open with the role and carry each piece of the text once',
    'streaming.role-first',
    'streaming.role-once',
    'streaming.text-once',
    'agreement.whole-text',
  ),
  finish: decided(
    'Every choice of a stream ends with a reason',
    'streaming.finishes',
    'streaming.every-choice',
    'streaming.stops-unseen',
  ),
  incremental: decided(
    'Pieces are sent as they are produced',
    'streaming.arrives-in-pieces',
    'streaming.not-to-be-held',
  ),
  usage: decided(
    'A stream reports its usage when asked to',
    'streaming.usage-when-asked',
    'streaming.usage-last',
    'streaming.usage-once',
  ),
  'errors-before': decided(
    'A faulty streaming request is refused by a status, before any event',
    'errors.before-a-stream',
    'auth.stream-refused-plainly',
  ),
  'opt-in': decided('Nothing is streamed that was not asked to be', 'streaming.only-when-asked'),
  'outlives-leaving': decided(
    'A client may leave in the middle of a stream, and the next request is answered at once',
    'streaming.survives-leaving',
    'clients.leaving',
  ),
});
