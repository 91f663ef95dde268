import type { Section } from './row.ts';

/** Responses. */
export const responsesApi: Section = {
  'rs-seq': {
    says: 'events have no number, or all the same',
    reports: [
      'BerriAI/litellm#28899',
      'diegosouzapw/OmniRoute#13964',
      'Wei-Shaw/sub2api#7129',
      'ENTERPILOT/GoModel#953',
    ],
    caught: [
      { fault: 'response-events-unnumbered', requirement: 'responses.counts-events' },
      { fault: 'response-events-all-first', requirement: 'responses.counts-events' },
      { fault: 'response-first-event-unnumbered', requirement: 'responses.counts-events' },
      { fault: 'response-events-skip-numbers', requirement: 'responses.counts-events' },
    ],
  },
  'rs-events': {
    says: 'nothing stands between the first event and the last',
    reports: ['Sophomoresty/gemini-web2api#57'],
    caught: [{ fault: 'response-only-opens-and-ends', requirement: 'responses.lifecycle' }],
  },
  'rs-object': {
    says: 'a response does not say what kind of object it is',
    reports: ['maximhq/bifrost#1638'],
    caught: [{ fault: 'response-without-object', requirement: 'responses.schema' }],
  },
  'rs-text-format': {
    says: 'the text format that is the default is refused',
    reports: ['openclaw/openclaw#115594'],
    caught: [{ fault: 'responses-refuse-text-format', requirement: 'responses.text-format' }],
  },
  'rs-input-strict': {
    says: 'items of an output are refused as input',
    reports: ['envoyproxy/ai-gateway#1881', 'ggml-org/llama.cpp#24121'],
    caught: [
      { fault: 'responses-refuse-messages-without-id', requirement: 'responses.takes-its-items-back' },
      { fault: 'responses-crash-on-items', requirement: 'errors.never-5xx' },
    ],
  },
};
