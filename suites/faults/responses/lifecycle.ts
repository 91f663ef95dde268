import { field, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { eachEventNumbered, eventsOfType, withoutEvents, withText } from '../../responses-bend.ts';

const accumulator = sdk('openai-node src/internal/responses/response-accumulator.ts');
const python = sdk('openai-python lib/streaming/responses');
const delta = 'response.output_text.delta';
const completed = 'response.completed';

const inner = ['response.output_item.added', 'response.content_part.added', delta, 'response.output_text.done'];

const final = (change: (response: JsonObject) => JsonObject) =>
  eventsOfType([completed], (event) => ({ ...event, response: change(event['response'] as JsonObject) }));

const dropping = (id: string, type: string, says: string, more: Partial<Fault> = {}): Fault => ({
  id,
  says,
  seen: [accumulator],
  kills: ['responses.lifecycle'],
  bend: withoutEvents([type]),
  ...more,
});

/** Ways in which the events of a streamed response do not tell one story. */
export const lifecycleFaults: readonly Fault[] = [
  dropping('response-drops-item-added', 'response.output_item.added', 'announces no items', {
    kills: ['responses.lifecycle', 'responses.sdk-stream'],
  }),
  dropping('response-drops-part-added', 'response.content_part.added', 'announces no parts'),
  dropping('response-drops-item-done', 'response.output_item.done', 'never ends an item'),
  dropping('response-drops-part-done', 'response.content_part.done', 'never ends a part'),
  dropping('response-drops-text-done', 'response.output_text.done', 'never says that a text is whole'),
  {
    id: 'response-only-opens-and-ends',
    says: 'sends nothing between response.created and response.completed',
    seen: [field('Sophomoresty/gemini-web2api#57')],
    kills: ['responses.lifecycle'],
    bend: withoutEvents([...inner, 'response.content_part.done', 'response.output_item.done']),
  },
  {
    id: 'response-items-from-one',
    says: 'counts items from 1',
    seen: [accumulator],
    kills: ['responses.lifecycle'],
    bend: eachEventNumbered((event) =>
      'output_index' in event ? { ...event, output_index: Number(event['output_index']) + 1 } : event,
    ),
  },
  {
    id: 'response-speaks-after-item-done',
    says: 'sends a delta after the end of its item',
    seen: [accumulator],
    kills: ['responses.lifecycle'],
    bend: eachEventNumbered((event) => {
      if (event['type'] !== 'response.output_item.done') return event;
      const { id } = event['item'] as JsonObject;
      return [event, { type: delta, item_id: id, output_index: 0, content_index: 0, delta: ' more', logprobs: [] }];
    }),
  },
  {
    id: 'response-renames-item-in-deltas',
    says: 'names another item in deltas than it announced',
    seen: [accumulator],
    kills: ['responses.item-ids', 'responses.sdk-stream'],
    bend: eventsOfType([delta], (event) => ({ ...event, item_id: 'zzz' })),
  },
  {
    id: 'response-renames-item-at-end',
    says: 'ends an item under another id',
    seen: [accumulator],
    kills: ['responses.item-ids'],
    bend: eventsOfType(['response.output_item.done'], (event) => ({
      ...event,
      item: { ...(event['item'] as JsonObject), id: 'msg_other' },
    })),
  },
  {
    id: 'response-drops-completed',
    says: 'closes a stream without response.completed',
    seen: [python],
    kills: ['responses.one-ending', 'responses.sdk-stream'],
    bend: withoutEvents([completed]),
  },
  {
    id: 'response-completes-twice',
    says: 'sends response.completed twice',
    seen: [accumulator],
    kills: ['responses.one-ending'],
    bend: eachEventNumbered((event) => (event['type'] === completed ? [event, event] : event)),
  },
  {
    id: 'response-goes-on-after-completed',
    says: 'sends another event after response.completed',
    seen: [accumulator],
    kills: ['responses.one-ending'],
    bend: eachEventNumbered((event) =>
      event['type'] === completed ? [event, { ...event, type: 'response.in_progress' }] : event,
    ),
  },
  {
    id: 'response-completes-in-progress',
    says: 'completes a stream with a response that is still in progress',
    seen: [accumulator],
    kills: ['responses.one-ending', 'responses.sdk-stream'],
    bend: final((response) => ({ ...response, status: 'in_progress' })),
  },
  {
    id: 'response-breaks-off',
    says: 'breaks a stream off with an error event',
    seen: [accumulator],
    kills: ['responses.one-ending'],
    bend: eachEventNumbered((event) =>
      event['type'] === completed ? { type: 'error', code: 'server_error', message: 'No.', param: null } : event,
    ),
  },
  {
    id: 'response-done-early',
    says: 'sends [DONE] before response.completed',
    seen: [accumulator],
    kills: ['responses.one-ending'],
    bend: eventsOfType([completed], (event) => `data: [DONE]\n\ndata: ${JSON.stringify(event)}\n\n`),
  },
  {
    id: 'response-loses-a-delta',
    says: 'loses the text of the first delta',
    seen: [accumulator],
    kills: ['responses.says-the-same'],
    bend: eventsOfType([delta], (event) => ({ ...event, delta: '' })),
  },
  {
    id: 'response-final-is-empty',
    says: 'completes a stream with a response that has no output',
    seen: [field('Sophomoresty/gemini-web2api#57')],
    kills: ['responses.says-the-same'],
    bend: final((response) => ({ ...response, output: [] })),
  },
  {
    id: 'response-final-differs',
    says: 'completes a stream with another text than it streamed',
    seen: [accumulator],
    kills: ['responses.says-the-same'],
    bend: final((response) => withText(response, 'Something else.')),
  },
  {
    id: 'response-final-has-another-id',
    says: 'completes a stream with a response of another id',
    seen: [field('BerriAI/litellm#28899')],
    kills: ['responses.says-the-same'],
    bend: final((response) => ({ ...response, id: 'resp_other' })),
  },
  {
    id: 'response-arguments-done-empty',
    says: 'ends streamed arguments with none',
    seen: [accumulator],
    kills: ['responses.function-calls-streamed'],
    bend: eventsOfType(['response.function_call_arguments.done'], (event) => ({ ...event, arguments: '' })),
  },
  {
    id: 'response-arguments-so-far',
    says: 'streams the arguments so far in place of what is new',
    seen: [accumulator],
    kills: ['responses.function-calls-streamed'],
    bend: {
      stream: (frames, request) => {
        let all = '';
        const bend = eventsOfType(['response.function_call_arguments.delta'], (event) => {
          all += String(event['delta']);
          return { ...event, delta: all };
        });
        return bend.stream?.(frames, request) ?? frames;
      },
    },
  },
];
