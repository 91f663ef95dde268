import { field, openapi } from '../../../spec/sources.ts';
import { eachCompletion, firstChoice, withChoice } from '../../bend.ts';
import { passingOn, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const oneToken = ({ max_tokens: tokens }: { readonly max_tokens?: unknown }) => tokens === 1;

export const limitFaults: readonly Fault[] = [
  {
    id: 'ignores-max-tokens',
    says: 'lets an answer run past its limit of tokens',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['semantics.max-tokens'],
    bend: passingOn((body) => ({ ...body, max_tokens: undefined })),
  },
  {
    id: 'hides-the-cut',
    says: 'gives an answer that was cut the finish_reason of a whole one',
    seen: [openapi('#/components/schemas/FinishReason')],
    kills: ['semantics.max-tokens', 'semantics.max-completion-tokens'],
    bend: {
      json: eachCompletion((completion) =>
        firstChoice(completion)?.['finish_reason'] === 'length'
          ? withChoice(completion, { finish_reason: 'stop' })
          : completion,
      ),
    },
  },
  {
    id: 'ignores-max-completion-tokens',
    says: 'takes max_completion_tokens and does not look at it',
    seen: [field('abetlen/llama-cpp-python#1907')],
    kills: ['semantics.max-completion-tokens'],
    bend: passingOn((body) => ({ ...body, max_completion_tokens: undefined })),
  },
  {
    id: 'calls-a-short-answer-empty',
    says: 'takes an answer of one token for none',
    seen: [field('diegosouzapw/OmniRoute#1155')],
    kills: ['semantics.one-token'],
    bend: refusing(oneToken, 'Provider returned empty content', { type: 'server_error' }, 502),
  },
  {
    id: 'answers-one-token-without-a-message',
    says: 'answers a limit of one token with a choice that has no message',
    seen: [openapi('#/components/schemas/ChatCompletionChoice')],
    kills: ['semantics.one-token'],
    bend: {
      json: eachCompletion((completion, { json }) =>
        oneToken(json as object) ? withChoice(completion, { message: undefined }) : completion,
      ),
    },
  },
];
