import { field, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { eachItem, eachResponse, headOfResponses } from '../../responses-bend.ts';

const parse = sdk('openai-node src/internal/parse.ts');
const parser = sdk('openai-node src/lib/ResponsesParser.ts');

const without = (name: string) => eachResponse(({ [name]: _, ...rest }) => rest);

const eachPart = (change: (part: JsonObject) => unknown) =>
  eachItem((item) => ({ ...item, content: (item['content'] as readonly JsonObject[] | undefined)?.map(change) }));

const usage = (change: (usage: JsonObject) => unknown) =>
  eachResponse((response) => ({ ...response, usage: change(response['usage'] as JsonObject) }));

/** Ways in which a response that is not streamed is wrong. */
export const wholeFaults: readonly Fault[] = [
  {
    id: 'responses-queued',
    says: 'answers /responses with 202',
    seen: [parse],
    kills: ['responses.answers-200'],
    bend: headOfResponses((head) => ({ ...head, status: 202 })),
  },
  {
    id: 'responses-fail-with-200',
    says: 'answers /responses with 200 and an error',
    seen: [parse],
    kills: ['responses.answers-200'],
    bend: eachResponse(() => ({ error: { message: 'No.', type: 'server_error', param: null, code: null } })),
  },
  {
    id: 'response-without-object',
    says: 'leaves `object` out of responses',
    seen: [field('maximhq/bifrost#1638')],
    kills: ['responses.schema'],
    bend: without('object'),
  },
  {
    id: 'response-without-output',
    says: 'leaves `output` out of responses',
    seen: [parser],
    kills: ['responses.schema', 'responses.sdk-create'],
    bend: without('output'),
  },
  {
    id: 'response-status-done',
    says: 'calls a whole response "done"',
    seen: [parser],
    kills: ['responses.schema'],
    bend: eachResponse((response) => ({ ...response, status: 'done' })),
  },
  {
    id: 'response-parts-of-chat',
    says: 'sends text parts of type "text", as in chat',
    seen: [parser],
    kills: ['responses.items'],
    bend: eachPart((part) => ({ ...part, type: 'text' })),
  },
  {
    id: 'response-content-as-text',
    says: 'sends the content of a message as one text',
    seen: [parser],
    kills: ['responses.items'],
    bend: eachItem((item) => ({ ...item, content: 'OK' })),
  },
  {
    id: 'response-message-without-role',
    says: 'leaves the role out of messages',
    seen: [parser],
    kills: ['responses.items'],
    bend: eachItem(({ role: _, ...item }) => item),
  },
  {
    id: 'response-error-always-there',
    says: 'sends an error object beside a whole answer',
    seen: [field('maximhq/bifrost#1638')],
    kills: ['responses.error-only-when-failed'],
    bend: eachResponse((response) => ({ ...response, error: { code: 'none', message: '' } })),
  },
  {
    id: 'response-without-usage',
    says: 'reports no usage of responses',
    seen: [parser],
    kills: ['responses.usage'],
    bend: without('usage'),
  },
  {
    id: 'response-totals-output',
    says: 'totals only the output of responses',
    seen: [parser],
    kills: ['responses.usage'],
    bend: usage((one) => ({ ...one, total_tokens: one['output_tokens'] })),
  },
  {
    id: 'response-cut-is-completed',
    says: 'calls a response that the token limit cut completed',
    seen: [field('vllm-project/vllm#24184')],
    kills: ['responses.says-incomplete'],
    bend: eachResponse((response) => ({ ...response, status: 'completed', incomplete_details: null })),
  },
  {
    id: 'response-cut-without-reason',
    says: 'says that a response is incomplete and not why',
    seen: [field('vllm-project/vllm#24184')],
    kills: ['responses.says-incomplete'],
    bend: eachResponse((response) => ({ ...response, incomplete_details: null })),
  },
  {
    id: 'response-call-without-call-id',
    says: 'leaves call_id out of function calls',
    seen: [parser],
    kills: ['responses.function-calls'],
    bend: eachItem(({ call_id: _, ...item }) => item),
  },
  {
    id: 'response-arguments-as-object',
    says: 'sends the arguments of a call as an object',
    seen: [parser],
    kills: ['responses.function-calls'],
    bend: eachItem((item) => ({ ...item, ...('arguments' in item && { arguments: { city: 'Paris' } }) })),
  },
  {
    id: 'response-labelled-text',
    says: 'labels responses text/plain',
    seen: [parse],
    kills: ['responses.sdk-create'],
    bend: headOfResponses((head) =>
      head.headers['content-type']?.startsWith('application/json') === true
        ? { ...head, headers: { ...head.headers, 'content-type': 'text/plain' } }
        : head,
    ),
  },
];
