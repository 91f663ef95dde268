import { kept } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasRequestId } from '../http.ts';
import { longLines } from './every-line.ts';
import * as framing from './framing.ts';
import * as lifecycle from './lifecycle.ts';
import { noLogprobs } from './logprobs.ts';
import { isApart } from './reasoning.ts';
import { framed, told } from './well-formed.ts';
import { closesPromptly, isNotHeld, isPlainlyFramed } from './wire-manners.ts';

export default scenario({
  id: 'chat-stream',
  title: 'A streamed chat completion',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.streamChat(),
  judges: {
    'streaming.is-a-stream': framing.isAStream,
    ...framed,
    ...told,
    'streaming.chunk-schema': lifecycle.chunksConform,
    'streaming.choices-in-chunks': lifecycle.choicesInChunks,
    'chat.created-now': lifecycle.createdNow,
    'streaming.role-once': lifecycle.roleOnce,
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
