import { field, sdk } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { eachEvent, eachEventNumbered, eventsOfType, withoutEvents } from '../../responses-bend.ts';

const accumulator = sdk('openai-node src/internal/responses/response-accumulator.ts');
const delta = 'response.output_text.delta';

const unnumbered = ({ sequence_number: _, ...event }: JsonObject): JsonObject => event;

/** Ways in which single events of a streamed response are wrong. */
export const eventFaults: readonly Fault[] = [
  {
    id: 'response-events-without-type',
    says: 'says the type of an event in its event: line alone',
    seen: [accumulator],
    kills: ['responses.event-types', 'responses.sdk-stream'],
    bend: eachEvent(({ type, ...event }) => `event: ${String(type)}\ndata: ${JSON.stringify(event)}\n\n`),
  },
  {
    id: 'response-events-misnamed',
    says: 'names every event "message.delta"',
    seen: [accumulator],
    kills: ['responses.event-types'],
    bend: eachEvent((event) => `event: message.delta\ndata: ${JSON.stringify(event)}\n\n`),
  },
  {
    id: 'response-delta-as-object',
    says: 'sends deltas as objects with a text',
    seen: [accumulator],
    kills: ['responses.event-schema'],
    bend: eventsOfType([delta], (event) => ({ ...event, delta: { text: event['delta'] } })),
  },
  {
    id: 'response-deltas-without-index',
    says: 'leaves output_index out of deltas',
    seen: [accumulator],
    kills: ['responses.event-schema'],
    bend: eventsOfType([delta], ({ output_index: _, ...event }) => event),
  },
  {
    id: 'response-created-without-output',
    says: 'opens a stream with a response that has no output',
    seen: [accumulator],
    kills: ['responses.event-schema'],
    bend: eventsOfType(['response.created'], ({ response, ...event }) => {
      const { output: _, ...rest } = response as JsonObject;
      return { ...event, response: rest };
    }),
  },
  {
    id: 'response-drops-created',
    says: 'opens a stream with response.in_progress',
    seen: [accumulator],
    kills: ['responses.created-first', 'responses.sdk-stream'],
    bend: withoutEvents(['response.created']),
  },
  {
    id: 'response-created-is-bare',
    says: 'opens a stream with response.created and no response',
    seen: [accumulator],
    kills: ['responses.created-first'],
    bend: eventsOfType(['response.created'], ({ response: _, ...event }) => event),
  },
  {
    id: 'response-events-unnumbered',
    says: 'leaves sequence_number out',
    seen: [field('BerriAI/litellm#28899')],
    kills: ['responses.counts-events'],
    bend: eachEvent(unnumbered),
  },
  {
    id: 'response-events-all-first',
    says: 'gives every event the number 1',
    seen: [field('diegosouzapw/OmniRoute#13964')],
    kills: ['responses.counts-events'],
    bend: eachEvent((event) => ({ ...event, sequence_number: 1 })),
  },
  {
    id: 'response-first-event-unnumbered',
    says: 'leaves sequence_number out where it is 0',
    seen: [field('Wei-Shaw/sub2api#7129')],
    kills: ['responses.counts-events'],
    bend: eachEvent((event) => (event['sequence_number'] === 0 ? unnumbered(event) : event)),
  },
  {
    id: 'response-events-skip-numbers',
    says: 'counts events in steps of two',
    seen: [field('diegosouzapw/OmniRoute#13964')],
    kills: ['responses.counts-events'],
    bend: eachEvent((event) => ({ ...event, sequence_number: Number(event['sequence_number']) * 2 })),
  },
  {
    id: 'response-own-events',
    says: 'sends events of its own between those of the API',
    seen: [accumulator],
    kills: ['responses.known-events', 'responses.sdk-stream'],
    bend: eachEventNumbered((event) =>
      event['type'] === 'response.in_progress' ? [event, { type: 'response.gateway.routed', route: 'north' }] : event,
    ),
  },
];
