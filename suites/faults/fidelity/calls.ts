import { field, live } from '../../../spec/sources.ts';
import { eachChunk, eachCompletion, firstChoice, type JsonObject, withChoice } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import {
  callsIn,
  changedCall,
  messageOf,
  moreLikely,
  streamCalls,
  wholeArguments,
  withMessage,
} from './answer-bends.ts';

const halves = field('librefang/librefang#3448');
const functions = live('function calling guide');

/** What gateways do to the calls of an answer, and to its log probabilities. */
export const callFaults: readonly Fault[] = [
  {
    id: 'drops-zeros-of-arguments',
    says: 'writes arguments anew without zeros',
    seen: [field('QuantumNous/new-api#710')],
    kills: ['fidelity.calls-return'],
    bend: wholeArguments((args) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(JSON.parse(args) as JsonObject).filter(([, value]) => value !== 0)),
      ),
    ),
  },
  {
    id: 'writes-arguments-anew',
    says: 'parses arguments and writes them again, long numbers as doubles',
    seen: [functions],
    kills: ['fidelity.calls-return'],
    bend: wholeArguments((args) => JSON.stringify(JSON.parse(args))),
  },
  {
    id: 'halves-characters-of-arguments',
    says: 'breaks characters of arguments',
    seen: [halves],
    kills: ['fidelity.calls-return'],
    bend: wholeArguments((args) => args.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
  },
  {
    id: 'drops-an-argument-delta',
    says: 'loses a piece of the arguments in a stream',
    seen: [field('SamSaffron/term-llm#314')],
    kills: ['fidelity.calls-return'],
    bend: streamCalls((call) => changedCall(call, (args) => args.replace('exact', ''))),
  },
  {
    id: 'collapses-call-indexes',
    says: 'streams every tool call under index 0',
    seen: [field('SamSaffron/term-llm#314')],
    kills: ['fidelity.calls-return'],
    bend: streamCalls((call) => ({ ...call, index: 0 })),
  },
  {
    id: 'drops-the-second-call',
    says: 'hands back the first tool call alone',
    seen: [functions],
    kills: ['fidelity.calls-return'],
    bend: {
      json: eachCompletion((completion) =>
        messageOf(completion)['tool_calls'] === undefined
          ? completion
          : withMessage(completion, { tool_calls: callsIn(messageOf(completion)['tool_calls']).slice(0, 1) }),
      ),
    },
  },
  {
    id: 'one-id-for-all-calls',
    says: 'gives all calls of an answer one id',
    seen: [functions],
    kills: ['fidelity.calls-return'],
    bend: {
      json: eachCompletion((completion) =>
        messageOf(completion)['tool_calls'] === undefined
          ? completion
          : withMessage(completion, {
              tool_calls: callsIn(messageOf(completion)['tool_calls']).map((call) => ({ ...call, id: 'call_1' })),
            }),
      ),
    },
  },
  {
    id: 'smooths-logprobs',
    says: 'hands back other log probabilities',
    seen: [live('chat completions reference, logprobs')],
    kills: ['fidelity.logprobs-return'],
    bend: { json: eachCompletion((completion) => withChoice(completion, moreLikely(firstChoice(completion)))) },
  },
  {
    id: 'smooths-streamed-logprobs',
    says: 'hands back other log probabilities in streams',
    seen: [live('chat completions reference, logprobs')],
    kills: ['fidelity.logprobs-return'],
    bend: { stream: eachChunk((chunk) => withChoice(chunk, moreLikely(firstChoice(chunk)))) },
  },
];
