import { field, live } from '../../../spec/sources.ts';
import { type Bend, type Received, wantsStream } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { inPlaceOf } from '../../refusals.ts';
import { both, failed, ofClass, ofStatus, type Picks, toldOf, unanswered, withStatus } from './told.ts';

const completion = (content: string): string =>
  JSON.stringify({
    id: 'chatcmpl-made-up',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'runestone-words',
    choices: [
      { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });

const plain =
  ({ stream }: { readonly stream: boolean }) =>
  (request: Received) =>
    wantsStream(request) === stream;

const answering = (picks: Picks, body: string, status = 200): Bend =>
  inPlaceOf(both(picks, plain({ stream: false })), { status, body });

const streaming = (picks: Picks, body: string, status = 200): Bend =>
  inPlaceOf(both(picks, plain({ stream: true })), { status, body, headers: { 'content-type': 'text/event-stream' } });

const error = '{"error":{"message":"The provider failed.","type":"server_error","param":null,"code":null}}';

const isTold =
  (word: string, value?: string): Picks =>
  (head, request) => {
    const told = toldOf(request)?.get(word);
    return failed(head, request) && (value === undefined ? told !== undefined : told === value);
  };

export const successFaults: readonly Fault[] = [
  {
    id: 'tells-failures-as-an-assistant',
    says: 'lets an assistant say that the provider failed',
    seen: [field('BaseIntelligence/bounty-challenge#16336')],
    kills: ['error-mapping.no-success'],
    bend: answering(ofClass(5), completion('Sorry, something went wrong.')),
  },
  {
    id: 'answers-nothing-for-a-dead-provider',
    says: 'answers with an empty message when the connection breaks',
    seen: [field('BaseIntelligence/bounty-challenge#16336')],
    kills: ['error-mapping.no-success'],
    bend: answering(unanswered, completion('')),
  },
  {
    id: 'tells-refusals-with-200',
    says: "passes the provider's refusals on under 200",
    seen: [field('runpod-workers/worker-vllm#57')],
    kills: ['error-mapping.no-success'],
    bend: withStatus(ofClass(4), 200),
  },
  {
    id: 'makes-an-answer-of-an-error-in-200',
    says: 'makes an empty answer of an error that came under 200',
    seen: [live('error codes')],
    kills: ['error-mapping.no-success'],
    bend: answering(isTold('error'), completion('')),
  },
  {
    id: 'ends-half-an-answer-well',
    says: 'ends an answer well that broke in the middle',
    seen: [field('mozilla-ai/any-llm#847')],
    kills: ['error-mapping.no-success'],
    bend: answering(isTold('end'), completion('half').slice(0, 120)),
  },
  {
    id: 'empties-broken-answers',
    says: 'answers 200 without a body when the answer of the provider is no JSON',
    seen: [field('preloop/preloop#121')],
    kills: ['error-mapping.no-success'],
    bend: answering(isTold('garbage'), ''),
  },
  {
    id: 'answers-empty-200-to-failures',
    says: 'answers 200 without a body when the provider fails without one',
    seen: [field('preloop/preloop#121')],
    kills: ['error-mapping.no-success'],
    bend: answering(isTold('body', 'empty'), ''),
  },
  {
    id: 'starts-a-stream-for-an-error',
    says: 'tells an error that came before a stream inside of one',
    seen: [field('jgravelle/jmunch-mcp#5')],
    kills: ['error-mapping.before-a-stream'],
    bend: streaming(failed, `data: ${error}\n\n`),
  },
  {
    id: 'streams-nothing-for-a-refusal',
    says: 'answers a stream that the provider refused with an empty one',
    seen: [field('preloop/preloop#121')],
    kills: ['error-mapping.before-a-stream'],
    bend: streaming(ofStatus(400, 429), ''),
  },
  {
    id: 'streams-only-done-for-a-dead-provider',
    says: 'answers a stream with nothing but [DONE] when the connection breaks',
    seen: [field('preloop/preloop#121')],
    kills: ['error-mapping.before-a-stream'],
    bend: streaming(unanswered, 'data: [DONE]\n\n'),
  },
  {
    id: 'labels-errors-as-streams',
    says: 'labels an error before a stream as one',
    seen: [field('jgravelle/jmunch-mcp#5')],
    kills: ['error-mapping.before-a-stream'],
    bend: streaming(failed, `data: ${error}\n\n`, 502),
  },
  {
    id: 'passes-an-error-in-200-on',
    says: 'passes an error on as it came, under 200',
    seen: [field('runpod-workers/worker-vllm#57')],
    kills: ['error-mapping.unusable-answer'],
    bend: answering(
      isTold('error'),
      '{"error":{"message":"The upstream answers 500, as the request\'s directive asks.","type":"server_error"}}',
    ),
  },
  {
    id: 'passes-broken-json-on',
    says: 'passes on under 200 what is no JSON',
    seen: [live('error codes')],
    kills: ['error-mapping.unusable-answer'],
    bend: answering(isTold('garbage'), '{"id":"chatcmpl-broken","choices":[{"message":'),
  },
];
