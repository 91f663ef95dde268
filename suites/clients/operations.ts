import type { Exchange } from '../../harness/gateway/exchange.ts';
import { equal, holds, type Problem } from '../../harness/judge.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at, list } from '../json.ts';
import * as answers from './answers.ts';
import { isBrokenOff } from './broken-off.ts';
import { isCutShort, streamedResponseProblems } from './response-story.ts';
import { canonical, differences, type Story, storyOf, storyOfChunks } from './story.ts';
import { vectorProblems } from './vectors.ts';

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
  /** Whether an exception of this class is how the client tells that the answer was cut or broken off. */
  readonly tellsCuts?: (className: string, answer: Exchange) => boolean;
  /** How what the caller holds differs from what stands on the wire. */
  readonly problems: (value: unknown, answer: Exchange) => readonly Problem[];
}

const whole = ({ json }: Exchange) => storyOf(json);

/** What is answered whole in place of a stream is lost on those who read a stream. */
const streamed = (answer: Exchange) =>
  answer.json === undefined ? storyOfChunks(chunksOf(answer).map(({ value }) => value)) : whole(answer);

/** A client that hands over no chunks hands over what it put together. */
const iterated = (value: unknown) => (Array.isArray(value) ? storyOfChunks(value) : storyOf(value));

/** Each client puts what its helpers return under a name of its own. */
const finalOf = (value: unknown): unknown =>
  at(value, 'completion') ?? at(value, 'final') ?? at(value, 'response') ?? value;

/** A stream that ended with an error must not read like one that ended well. */
const streamProblems = (call: string, told: Story, answer: Exchange): readonly Problem[] =>
  isBrokenOff(answer)
    ? holds(`${call}: how it ends`, 'as if all had been said', 'an exception for the error in the stream', false)
    : differences(call, told, streamed(answer));

/** The helpers throw where a cap or a filter cut the answer, so that nobody takes half of it for the whole. */
const tellsCuts = (className: string, answer: Exchange): boolean => {
  if (isBrokenOff(answer)) return true;
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
    tellsCuts: (_, answer) => isBrokenOff(answer),
    problems: (value, answer) => streamProblems('chat.completions.create(stream)', iterated(value), answer),
  },
  {
    requirement: 'clients.stream-helper',
    name: 'stream-helper',
    call: 'chat.completions.stream()',
    reads: (answer) => answers.isStream(answer) && !callsTools(answer),
    body: answers.requestOf,
    tellsCuts,
    problems: (value, answer) => streamProblems('chat.completions.stream()', storyOf(finalOf(value)), answer),
  },
  {
    requirement: 'clients.streamed-tools',
    name: 'tools-streamed',
    call: 'chat.completions.stream(tools)',
    reads: (answer) => answers.isStream(answer) && callsTools(answer),
    body: answers.requestOf,
    tellsCuts,
    problems: (value, answer) => streamProblems('chat.completions.stream(tools)', storyOf(finalOf(value)), answer),
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
    problems: (value, { json }) => vectorProblems('embeddings.create()', value, json),
  },
  {
    requirement: 'clients.models',
    name: 'models-list',
    call: 'models.list()',
    reads: answers.isModelList,
    body: () => ({}),
    problems: (value, { json }) =>
      equal('models.list(): the number of models', modelsIn(value).length, modelsIn(json).length),
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
    tellsCuts: (_, answer) => isCutShort(answer),
    problems: (value, answer) => streamedResponseProblems('responses.stream()', finalOf(value), answer),
  },
];

const objectIn = ({ choices }: Story): string | undefined => canonical(choices[0]?.content);

const makesCalls = (answer: Exchange): boolean => whole(answer).choices.some(({ calls }) => calls.length > 0);

const callsTools = (answer: Exchange): boolean => streamed(answer).choices.some(({ calls }) => calls.length > 0);

/** The models wherever a target lists them: in an envelope or bare, or under a name of its own. */
const modelsIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : [...list(value, 'data'), ...list(value, 'models')];

const textsOf = (parts: readonly unknown[]): string =>
  parts.flatMap((part) => list(part, 'choices').map((choice) => at(choice, 'text') ?? '')).join('');
