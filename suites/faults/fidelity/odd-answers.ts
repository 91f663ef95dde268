import { field } from '../../../spec/sources.ts';
import { eachChunk, eachFrame, firstChoice, isChat, type JsonObject, jsonOf, withDelta } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { finishOf, isFraction, refusing, streamCalls } from './answer-bends.ts';
import { usageOf } from './usage.ts';

const counted = field('diegosouzapw/OmniRoute#9750');

/** In a stream, the chunk that ends it; what it says beside is lost. */
const bareEnd = (chunk: JsonObject): JsonObject =>
  typeof finishOf(chunk) === 'string' ? withDelta(chunk, { content: undefined }) : chunk;

/** What gateways make of an answer that is oddly spelled. */
export const oddAnswerFaults: readonly Fault[] = [
  {
    id: 'stumbles-over-fractions',
    says: 'takes a date with a fraction for an invalid answer',
    seen: [field('envoyproxy/ai-gateway#962')],
    kills: ['fidelity.odd-answers-survive'],
    bend: refusing(isFraction),
  },
  {
    id: 'loses-the-last-word',
    says: 'loses text that comes with the finish reason',
    seen: [field('codelibs/fess#3096')],
    kills: ['fidelity.odd-answers-survive'],
    bend: { stream: eachChunk(bareEnd) },
  },
  {
    id: 'ends-at-the-first-usage',
    says: 'takes the first chunk with usage for the last',
    seen: [counted],
    kills: ['fidelity.odd-answers-survive'],
    bend: {
      stream: (frames, request) =>
        eachFrame((frame) => {
          const chunk = jsonOf(frame);
          if (chunk === null || !isChat(request)) return frame;
          return usageOf(chunk) === null || finishOf(chunk) !== null ? frame : null;
        })(frames),
    },
  },
  {
    id: 'crashes-at-empty-choices',
    says: 'breaks a stream off at a chunk without choices that is not the last',
    seen: [field('Portkey-AI/gateway#1629')],
    kills: ['fidelity.odd-answers-survive'],
    bend: refusing(
      (body) => Array.isArray(body['choices']) && body['choices'].length === 0 && body['usage'] === undefined,
    ),
  },
  {
    id: 'drops-calls-that-start-at-one',
    says: 'drops tool calls whose index does not begin at 0',
    seen: [field('BerriAI/litellm#11407')],
    kills: ['stream-honesty.call-at-any-index'],
    bend: streamCalls((call) => (call['index'] === 1 ? null : call)),
  },
  {
    id: 'drops-usage-beside-choices',
    says: 'drops usage that comes with the finish reason',
    seen: [counted],
    kills: ['fidelity.odd-usage-returns'],
    bend: {
      stream: eachChunk((chunk) =>
        firstChoice(chunk) !== null && usageOf(chunk) !== null ? { ...chunk, usage: null } : chunk,
      ),
    },
  },
];
