import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, type Problem } from '../../harness/judge.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at, list } from '../json.ts';
import * as answers from './answers.ts';
import { canonical, differences, type Story, storyOf, storyOfChunks } from './story.ts';

/** Something that callers do with a client, and how its result is held against the wire. */
export interface Operation {
  readonly requirement: RequirementId;
  /** The driver's word for it. */
  readonly name: string;
  /** As a caller writes it. */
  readonly call: string;
  /** Which answers of a run it can read. */
  readonly reads: (answer: Exchange) => boolean;
  /** The arguments of the call that would have fetched this answer. */
  readonly body: (answer: Exchange) => Readonly<Record<string, unknown>>;
  /** Whether an exception of this class is how the client tells that the answer was cut. */
  readonly tellsCuts?: (className: string, answer: Exchange) => boolean;
  /** How what the caller holds differs from what stands on the wire. */
  readonly problems: (value: unknown, answer: Exchange) => readonly Problem[];
}

const whole = ({ json }: Exchange) => storyOf(json);
const streamed = (answer: Exchange) => storyOfChunks(chunksOf(answer).map(({ value }) => value));

/** A client that hands over no chunks hands over what it put together. */
const iterated = (value: unknown) => (Array.isArray(value) ? storyOfChunks(value) : storyOf(value));

/** Each client puts what its helpers return under a name of its own. */
const finalOf = (value: unknown): unknown =>
  at(value, 'completion') ?? at(value, 'final') ?? at(value, 'response') ?? value;

/** The helpers throw where a cap or a filter cut the answer, so that nobody takes half of it for the whole. */
const tellsCuts = (className: string, answer: Exchange): boolean => {
  const wanted = className === 'LengthFinishReasonError' ? 'length' : 'content_filter';
  const told = className === 'LengthFinishReasonError' || className === 'ContentFilterFinishReasonError';
  return told && streamed(answer).choices.some(({ finish }) => finish === wanted);
};

export const operations: readonly Operation[] = [
  {
    requirement: 'clients.create',
    name: 'create',
    call: 'chat.completions.create()',
    reads: (answer) => answers.isCompletion(answer) && !makesCalls(answer),
    body: answers.requestOf,
    problems: (value, answer) => differences('chat.completions.create()', storyOf(value), whole(answer)),
  },
  {
    requirement: 'clients.tool-calls',
    name: 'tool-calls',
    call: 'chat.completions.create(tools)',
    reads: (answer) => answers.isCompletion(answer) && makesCalls(answer),
    body: answers.requestOf,
    problems: (value, answer) => differences('chat.completions.create(tools)', storyOf(value), whole(answer)),
  },
  {
    requirement: 'clients.stream',
    name: 'stream',
    call: 'chat.completions.create(stream)',
    reads: answers.isStream,
    body: answers.requestOf,
    problems: (value, answer) => differences('chat.completions.create(stream)', iterated(value), streamed(answer)),
  },
  {
    requirement: 'clients.stream-helper',
    name: 'stream-helper',
    call: 'chat.completions.stream()',
    reads: (answer) => answers.isStream(answer) && !callsTools(answer),
    body: answers.requestOf,
    tellsCuts,
    problems: (value, answer) => differences('chat.completions.stream()', storyOf(finalOf(value)), streamed(answer)),
  },
  {
    requirement: 'clients.streamed-tools',
    name: 'tools-streamed',
    call: 'chat.completions.stream(tools)',
    reads: (answer) => answers.isStream(answer) && callsTools(answer),
    body: answers.requestOf,
    tellsCuts,
    problems: (value, answer) =>
      differences('chat.completions.stream(tools)', storyOf(finalOf(value)), streamed(answer)),
  },
  {
    requirement: 'clients.parse',
    name: 'parse',
    call: 'chat.completions.parse()',
    reads: answers.isStructured,
    body: answers.requestOf,
    problems: (value, answer) =>
      equal('chat.completions.parse(): the object', objectIn(storyOf(value)), objectIn(whole(answer))),
  },
  {
    requirement: 'clients.embeddings',
    name: 'embeddings',
    call: 'embeddings.create()',
    reads: answers.isEmbedding,
    body: (answer) => {
      const { encoding_format: _, ...body } = answers.requestOf(answer);
      return body;
    },
    problems: (value, answer) =>
      equal('embeddings.create(): the number of vectors', vectorsOf(value), list(answer.json, 'data').length),
  },
  {
    requirement: 'clients.models',
    name: 'models-list',
    call: 'models.list()',
    reads: answers.isModelList,
    body: () => ({}),
    problems: (value, answer) =>
      equal('models.list(): the number of models', modelsOf(value), list(answer.json, 'data').length),
  },
  {
    requirement: 'clients.completions',
    name: 'completions',
    call: 'completions.create()',
    reads: answers.isLegacy,
    body: answers.requestOf,
    problems: (value, { json }) => equal('completions.create(): the text', textsOf([value]), textsOf([json])),
  },
  {
    requirement: 'clients.completions',
    name: 'completions-stream',
    call: 'completions.create(stream)',
    reads: answers.isLegacyStream,
    body: answers.requestOf,
    problems: (value, answer) =>
      equal(
        'completions.create(stream): the text',
        textsOf(list(value)),
        textsOf(chunksOf(answer).map((chunk) => chunk.value)),
      ),
  },
  {
    requirement: 'clients.responses',
    name: 'responses',
    call: 'responses.create()',
    reads: answers.isResponse,
    body: answers.requestOf,
    problems: (value, { json }) => [
      ...equal('responses.create(): status', at(value, 'status'), at(json, 'status')),
      ...equal(
        'responses.create(): the number of output items',
        list(value, 'output').length,
        list(json, 'output').length,
      ),
    ],
  },
  {
    requirement: 'clients.responses-stream',
    name: 'responses-stream',
    call: 'responses.stream()',
    reads: answers.isResponseStream,
    body: answers.requestOf,
    problems: (value, answer) =>
      equal('responses.stream(): status', at(finalOf(value), 'status'), at(lastResponse(answer), 'status')),
  },
];

const objectIn = ({ choices }: Story): string | undefined => canonical(choices[0]?.content);

const makesCalls = (answer: Exchange): boolean => whole(answer).choices.some(({ calls }) => calls.length > 0);

const callsTools = (answer: Exchange): boolean => streamed(answer).choices.some(({ calls }) => calls.length > 0);

const vectorsOf = (value: unknown): unknown => at(value, 'count') ?? list(value, 'data').length;

const modelsOf = (value: unknown): number => (Array.isArray(value) ? value : list(value, 'data')).length;

const textsOf = (parts: readonly unknown[]): string =>
  parts.flatMap((part) => list(part, 'choices').map((choice) => at(choice, 'text') ?? '')).join('');

const lastResponse = (answer: Exchange): unknown =>
  chunksOf(answer)
    .map(({ value }) => at(value, 'response'))
    .findLast((response) => response !== undefined);
