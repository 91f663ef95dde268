import { gzipSync } from 'node:zlib';
import { field, live, rfc } from '../../../spec/sources.ts';
import {
  answerOf,
  type Bend,
  Cut,
  deltaOf,
  eachChunk,
  eachFrame,
  firstChoice,
  isChat,
  type JsonObject,
  jsonOf,
  wantsStream,
  withChoice,
  withDelta,
} from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';
import { inPlaceOf, type Picks } from '../../refusals.ts';

const fault = (id: string, says: string, seen: Fault['seen'], kills: Fault['kills'], bend: Fault['bend']): Fault => ({
  id,
  says,
  seen,
  kills,
  bend,
});

const odd = ['stream-honesty.odd-shapes'] as const;

const hasFinish = (chunk: JsonObject): boolean => typeof firstChoice(chunk)?.['finish_reason'] === 'string';

const callsOf = (chunk: JsonObject): readonly JsonObject[] => (deltaOf(chunk)['tool_calls'] ?? []) as JsonObject[];

const brokenWhole: Picks = ({ status }, request) => status >= 500 && isChat(request) && !wantsStream(request);

const half = '{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"mess';

const whole = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: 'north east', refusal: null }, finish_reason: 'stop' }],
});

/** Answers 200 with another body where the gateway behind says that the provider sent no JSON. */
const whereItIsNoJson = (body: string): Bend => ({
  forward: async (request, send) => {
    const answer = await send(request);
    if (!brokenWhole(answer, request)) return answer;
    const parts: Uint8Array[] = [];
    for await (const part of answer.body) parts.push(part);
    const told = Buffer.concat(parts).toString();
    return told.includes('cannot be used') ? answerOf({ body }) : answerOf({ ...answer, body: told });
  },
});

export const shapeFaults: readonly Fault[] = [
  fault(
    'wants-choices-in-every-chunk',
    'breaks a stream off at a chunk without choices',
    [field('Portkey-AI/gateway#1629')],
    odd,
    {
      stream: eachChunk((chunk) => {
        if (firstChoice(chunk) === null) throw new Cut('reset');
        return chunk;
      }),
    },
  ),
  fault(
    'wants-whole-seconds',
    'drops chunks whose creation time has a fraction',
    [field('envoyproxy/ai-gateway#962')],
    odd,
    {
      stream: eachChunk((chunk) => (Number.isInteger(chunk['created']) ? chunk : null)),
    },
  ),
  fault(
    'drops-the-word-beside-the-end',
    'drops words that come beside a finish_reason',
    [field('codelibs/fess#3096')],
    odd,
    {
      stream: eachChunk((chunk) => (hasFinish(chunk) ? withDelta(chunk, { content: undefined }) : chunk)),
    },
  ),
  fault(
    'wants-one-model-name',
    'ends a stream whose model has another name',
    [live('chat completions reference')],
    odd,
    {
      stream: async function* (frames, request) {
        const asked = (request.json as JsonObject)['model'];
        for await (const frame of frames) {
          const chunk = jsonOf(frame);
          if (chunk !== null && isChat(request) && chunk['model'] !== asked) return;
          yield frame;
        }
      },
    },
  ),
  fault(
    'drops-usage-beside-a-choice',
    'drops the usage of chunks that have a choice',
    [field('diegosouzapw/OmniRoute#9750')],
    ['stream-honesty.usage-anywhere'],
    {
      stream: eachChunk((chunk) => (firstChoice(chunk) === null ? chunk : { ...chunk, usage: null })),
    },
  ),
  fault(
    'empties-usage-beside-a-choice',
    'tells a usage of nothing where it came in a chunk with a choice',
    [field('diegosouzapw/OmniRoute#9750')],
    ['stream-honesty.usage-anywhere'],
    {
      stream: eachChunk((chunk) =>
        firstChoice(chunk) === null
          ? null
          : {
              ...chunk,
              ...(hasFinish(chunk) && { usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } }),
            },
      ),
    },
  ),
  fault(
    'adds-usage-up',
    'adds the usage of every chunk to one sum, where each tells the whole',
    [field('ogx-ai/ogx#5122'), field('open-webui/open-webui#29064')],
    ['stream-honesty.usage-anywhere'],
    {
      stream: (frames) => {
        let sum = 0;
        return eachChunk((chunk) => {
          const usage = chunk['usage'];
          if (!isObject(usage)) return chunk;
          sum += Number(usage['completion_tokens']);
          return { ...chunk, usage: { ...usage, completion_tokens: sum } };
        })(frames);
      },
    },
  ),
  fault(
    'knows-the-first-call-alone',
    'drops the pieces of a tool call whose index is not 0',
    [field('pipecat-ai/pipecat#4987')],
    ['stream-honesty.call-at-any-index'],
    {
      stream: eachChunk((chunk) =>
        callsOf(chunk).some(({ index }) => index !== 0)
          ? withDelta(chunk, { tool_calls: undefined, content: '' })
          : chunk,
      ),
    },
  ),
  fault(
    'puts-an-empty-call-first',
    'fills the place before a tool call at index 1 with a call of no name',
    [field('pipecat-ai/pipecat#4987'), field('BerriAI/litellm#11407')],
    ['stream-honesty.call-at-any-index'],
    {
      stream: eachChunk((chunk) => {
        const [call] = callsOf(chunk);
        if (call?.['index'] !== 1 || call['id'] === undefined) return chunk;
        const empty = { index: 0, id: '', type: 'function', function: { name: '', arguments: '' } };
        return withDelta(chunk, { tool_calls: [empty, call] });
      }),
    },
  ),
  fault(
    'calls-every-end-a-stop',
    'turns the finish_reason "error" into "stop"',
    [field('mastra-ai/mastra#20302')],
    ['stream-honesty.failed-finish'],
    {
      stream: eachChunk((chunk) =>
        firstChoice(chunk)?.['finish_reason'] === 'error' ? withChoice(chunk, { finish_reason: 'stop' }) : chunk,
      ),
    },
  ),
  fault(
    'passes-half-a-body-as-whole',
    'sends half a document under 200 with its length, where the body broke off upstream',
    [rfc('9112 §8')],
    ['stream-honesty.torn-body'],
    inPlaceOf(brokenWhole, { status: 200, body: half }),
  ),
  fault(
    'passes-an-empty-body',
    'answers 200 with an empty body where the body broke off upstream',
    [rfc('9112 §8')],
    ['stream-honesty.torn-body'],
    inPlaceOf(brokenWhole, { status: 200, body: '' }),
  ),
  fault(
    'mends-half-a-body',
    'closes half a document so that it reads as an answer',
    [field('BaseIntelligence/bounty-challenge#16336')],
    ['stream-honesty.torn-body'],
    inPlaceOf(brokenWhole, { status: 200, body: whole }),
  ),
  fault(
    'mends-half-a-document',
    'closes a document that is no JSON so that it reads as an answer',
    [field('BaseIntelligence/bounty-challenge#16336')],
    ['stream-honesty.halved-body'],
    whereItIsNoJson(whole),
  ),
  fault(
    'passes-half-a-document',
    'sends half a document on under 200, as it came with its length',
    [field('8monkey-ai/hebo-gateway#27')],
    ['stream-honesty.checks-bodies'],
    whereItIsNoJson(half),
  ),
  fault(
    'hides-the-coding',
    'passes what the model compressed on without its content-encoding',
    [rfc('9110 §8.4')],
    ['stream-honesty.compressed'],
    {
      bytes: (body, request) => (String(request.body).includes('encoding=gzip') ? gzipSync(body) : body),
    },
  ),
  fault(
    'names-a-coding-it-took-away',
    'decodes what the model compressed and still names its coding',
    [rfc('9110 §8.4')],
    ['stream-honesty.compressed'],
    {
      head: (head, request) =>
        String(request.body).includes('encoding=gzip')
          ? { ...head, headers: { ...head.headers, 'content-encoding': 'gzip' } }
          : head,
    },
  ),
  fault(
    'hides-the-coding-of-streams',
    'passes a compressed stream on without its content-encoding',
    [rfc('9110 §8.4')],
    ['stream-honesty.compressed'],
    {
      stream: (frames, request) =>
        String(request.body).includes('encoding=gzip') ? eachFrame((frame) => gzipSync(frame))(frames) : frames,
    },
  ),
];
