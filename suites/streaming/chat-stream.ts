import { holds, kept } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasRequestId } from '../http.ts';
import { longLines } from './every-line.ts';
import * as framing from './framing.ts';
import * as lifecycle from './lifecycle.ts';
import { noLogprobs } from './logprobs.ts';
import { isApart } from './reasoning.ts';
import { closesPromptly, isNotHeld, isPlainlyFramed } from './wire-manners.ts';

export default scenario({
  id: 'chat-stream',
  title: 'A streamed chat completion',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.streamChat(),
  judges: {
    'streaming.is-a-stream': framing.isAStream,
    'streaming.media-type': framing.isLabelled,
    'streaming.blank-line-after-every-event': framing.everyEventIsEnded,
    'streaming.data-is-json': framing.dataIsJson,
    'streaming.no-event-names': framing.eventNames,
    'streaming.no-empty-events': framing.noEmptyEvents,
    'streaming.no-byte-order-mark': ({ sse }) =>
      holds('the first bytes', 'EF BB BF', 'no byte order mark', !sse.byteOrderMark),
    'streaming.valid-utf8': ({ sse, text }) => holds('the body', text.slice(0, 160), 'valid UTF-8', sse.validUtf8),
    'streaming.chunk-schema': lifecycle.chunksConform,
    'streaming.choices-in-chunks': lifecycle.choicesInChunks,
    'streaming.one-id': lifecycle.oneId,
    'streaming.one-created': lifecycle.oneCreated,
    'streaming.one-model': lifecycle.oneModel,
    'chat.created-now': lifecycle.createdNow,
    'streaming.role-first': lifecycle.roleFirst,
    'streaming.role-once': lifecycle.roleOnce,
    'streaming.finishes': lifecycle.finishes,
    'streaming.ends-with-done': framing.endsWithDone,
    'streaming.closes': framing.isEnded,
    'streaming.closes-promptly': closesPromptly,
    'streaming.not-to-be-held': isNotHeld,
    'streaming.plain-framing': isPlainlyFramed,
    'streaming.short-lines': longLines,
    'streaming.logprobs': noLogprobs,
    'streaming.reasoning-apart': isApart,
    'http.request-id': (answer) => (answer.status === null ? kept : hasRequestId(answer)),
  },
});
