import { live, openapi } from '../../../spec/sources.ts';
import {
  type Bend,
  eachChunk,
  eachCompletion,
  type JsonObject,
  type Received,
  textOf,
  withChoice,
  withDelta,
} from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import { errorBody } from '../../refusals.ts';
import { askedOf, messageOf } from '../../tool-bends.ts';

const format = openapi('#/components/schemas/ResponseFormat');

const formatOf = (request: Received): unknown =>
  (askedOf(request, 'response_format') as JsonObject | undefined)?.['type'];

const refusing = (picks: (request: Received) => boolean, message: string): Bend => ({
  answer: (request) =>
    picks(request) ? { status: 400, body: errorBody(message, { param: 'response_format' }) } : null,
});

/** With room for an answer: cut, a refusal would be a text like any other. */
const hasRoom = (request: Received): boolean =>
  formatOf(request) === 'json_schema' && Number(askedOf(request, 'max_tokens')) > 16;

/** Legal oddities of structured output. */
export const structuredOutputVariants: readonly Variant[] = [
  {
    id: 'no-structured-output',
    says: 'offers no structured output, and says so',
    allowed: [format],
    bend: refusing((request) => formatOf(request) !== undefined, 'response_format is not supported'),
  },
  {
    id: 'no-json-schema',
    says: 'offers json_object and refuses json_schema',
    allowed: [format],
    bend: refusing((request) => formatOf(request) === 'json_schema', 'This response_format type is unavailable now'),
  },
  {
    id: 'loose-json',
    says: 'begins structured output with a line break and ends it with one',
    allowed: [format],
    bend: {
      json: eachCompletion((completion, request) =>
        formatOf(request) === undefined
          ? completion
          : withChoice(completion, {
              message: { ...messageOf(completion), content: `\n${String(messageOf(completion)['content'])}\n` },
            }),
      ),
      stream: (frames, request) =>
        formatOf(request) === undefined
          ? frames
          : eachChunk((chunk) => (textOf(chunk) === '{' ? withDelta(chunk, { content: '\n{' }) : chunk))(frames),
    },
  },
  {
    id: 'refuses-in-words',
    says: 'declines to answer in the form that was asked for, in the field for it',
    allowed: [
      openapi('#/components/schemas/ChatCompletionMessage/properties/refusal'),
      live('structured outputs guide'),
    ],
    bend: {
      json: eachCompletion((completion, request) =>
        hasRoom(request)
          ? withChoice(completion, { message: { role: 'assistant', content: null, refusal: 'I cannot say.' } })
          : completion,
      ),
      stream: (frames, request) =>
        hasRoom(request)
          ? eachChunk((chunk) => {
              const text = textOf(chunk);
              return text === '' ? chunk : withDelta(chunk, { content: undefined, refusal: text });
            })(frames)
          : frames,
    },
  },
];
