import { field, live, sdk } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, textOf, wantsStream, withChoice, withDelta } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { callsIn, chunkText, decoded, finishOf, wholeText, withMessage } from './answer-bends.ts';

const halves = field('librefang/librefang#3448');
const functions = live('function calling guide');

/** What gateways do to the words of an answer, and to why it ended. */
export const textFaults: readonly Fault[] = [
  {
    id: 'trims-every-delta',
    says: 'trims each piece of a stream',
    seen: [field('openclaw/openclaw#1284')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text) => text.trim() || text),
  },
  {
    id: 'doubles-a-delta',
    says: 'sends one piece of a stream twice',
    seen: [field('openclaw/openclaw#1284')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text, index) => (index === 2 ? text + text : text)),
  },
  {
    id: 'halves-characters',
    says: 'decodes each read of a stream by itself',
    seen: [halves, field('cnighswonger/claude-code-cache-fix#365')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd\ufffd')),
  },
  {
    id: 'tidies-answers',
    says: 'tidies the whitespace of an answer',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.replace(/[ \t]+/g, ' ')),
  },
  {
    id: 'escapes-answers',
    says: 'escapes markup in an answer',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.replaceAll('<', '&lt;')),
  },
  {
    id: 'cuts-fences',
    says: 'takes code fences out of an answer',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.replace(/```\w*/g, '')),
  },
  {
    id: 'ends-at-a-word',
    says: 'takes [DONE] inside a text for the end',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.text-returns'],
    bend: chunkText((text) => text.replace('[DONE]', '')),
  },
  {
    id: 'loses-the-second-choice',
    says: 'streams only the first of several choices',
    seen: [field('codelibs/fess#3096')],
    kills: ['streaming.every-choice'],
    bend: { stream: eachChunk((chunk) => ((firstChoice(chunk)?.['index'] ?? 0) === 0 ? chunk : null)) },
  },
  {
    id: 'hands-back-one-choice',
    says: 'hands back the first of several choices',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.text-returns'],
    bend: { json: eachCompletion((completion) => ({ ...completion, choices: [firstChoice(completion)] })) },
  },
  {
    id: 'always-stops',
    says: 'says stop for every reason',
    seen: [functions],
    kills: ['fidelity.finish-returns'],
    bend: {
      json: eachCompletion((completion) => withChoice(completion, { finish_reason: 'stop' })),
      stream: eachChunk((chunk) =>
        typeof finishOf(chunk) === 'string' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  },
  {
    id: 'knows-no-filter',
    says: 'says stop where a filter of the provider ended an answer',
    seen: [live('chat completions reference, finish_reason')],
    kills: ['fidelity.finish-returns'],
    bend: {
      json: eachCompletion((completion) =>
        finishOf(completion) === 'content_filter' ? withChoice(completion, { finish_reason: 'stop' }) : completion,
      ),
    },
  },
  {
    id: 'knows-no-filter-in-streams',
    says: 'says stop where a filter of the provider ended a stream',
    seen: [live('chat completions reference, finish_reason')],
    kills: ['fidelity.finish-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        finishOf(chunk) === 'content_filter' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  },
  {
    id: 'drops-blank-deltas',
    says: 'takes deltas of blanks alone for empty ones',
    seen: [live('chat completions reference, messages')],
    kills: ['fidelity.text-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        textOf(chunk) !== '' && textOf(chunk).trim() === '' ? withDelta(chunk, { content: '' }) : chunk,
      ),
    },
  },
  {
    id: 'decodes-read-by-read',
    says: 'reads whole answers as text read by read, and breaks characters that two of them share',
    seen: [halves],
    kills: ['fidelity.text-returns'],
    bend: {},
    behind: {
      forward: async (request, send) => {
        const answer = await send(request);
        return wantsStream(request) ? answer : { ...answer, body: decoded(answer.body) };
      },
    },
  },
  {
    id: 'forgets-thoughts',
    says: 'hands back the fields alone that it knows of a message',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.unknown-returns'],
    bend: { json: eachCompletion((completion) => withMessage(completion, { reasoning_content: undefined })) },
  },
  {
    id: 'forgets-streamed-thoughts',
    says: 'hands back the fields alone that it knows of a delta',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.unknown-returns'],
    bend: { stream: eachChunk((chunk) => withDelta(chunk, { reasoning_content: undefined })) },
  },
  {
    id: 'ends-all-choices-alike',
    says: 'gives every choice the reason why the first ended',
    seen: [live('chat completions reference, create')],
    kills: ['fidelity.finish-returns'],
    bend: {
      json: eachCompletion((completion) => {
        const choices = callsIn(completion['choices']);
        return {
          ...completion,
          choices: choices.map((one) => ({ ...one, finish_reason: choices[0]?.['finish_reason'] })),
        };
      }),
    },
  },
  {
    id: 'forgets-refusals',
    says: 'hands back a refusal as no words at all',
    seen: [sdk('openai-node src/lib/parser.ts')],
    kills: ['fidelity.refusals-return'],
    bend: { json: eachCompletion((completion) => withMessage(completion, { refusal: null })) },
  },
  {
    id: 'forgets-refusals-in-streams',
    says: 'streams a refusal as no words at all',
    seen: [sdk('openai-node src/lib/parser.ts')],
    kills: ['fidelity.refusals-return'],
    bend: { stream: eachChunk((chunk) => withDelta(chunk, { refusal: undefined })) },
  },
  {
    id: 'stops-for-tool-calls',
    says: 'says stop at the end of a stream of tool calls',
    seen: [functions],
    kills: ['fidelity.finish-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        finishOf(chunk) === 'tool_calls' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  },
  {
    id: 'trims-answers',
    says: 'leaves out the blanks around the text of a whole answer',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.text-returns'],
    bend: wholeText((text) => text.trim()),
  },
];
