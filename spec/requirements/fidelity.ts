import { must, requirements, should } from '../requirement.ts';
import { field, live, openapi, rfc } from '../sources.ts';

const request = '#/components/schemas/ChatCompletionRequest/properties';

/** What a gateway passes on, both ways, and what it must not. */
export const fidelity = requirements('fidelity', {
  'messages-arrive': must('pass every message on to the model: all of them, in order, with the same words', {
    source: [live('chat completions reference, messages')],
    breaks: 'every conversation: the model answers a question that nobody asked',
  }),
  'characters-arrive': must('pass every character of a message on as it is', {
    source: [rfc('8259 §8.1'), field('librefang/librefang#3448')],
    breaks: 'the model reads replacement characters where a user wrote in another language',
    after: ['fidelity.messages-arrive'],
  }),
  'tool-history-arrives': must('pass earlier tool calls and their results on, each result under the id of its call', {
    source: [openapi(`${request}/messages`), live('function calling guide')],
    breaks: 'agents: after the first tool the model no longer knows what it asked for',
    after: ['fidelity.messages-arrive'],
  }),
  'parts-arrive': must('pass the parts of a message on, pictures too, in their order, or refuse them', {
    source: [openapi(`${request}/messages`), live('vision guide')],
    breaks: 'the model describes a picture that it never saw',
    after: ['fidelity.messages-arrive'],
  }),
  'parameters-arrive': must('pass on every parameter that changes the answer, or refuse it by its name', {
    source: [openapi(request), field('BerriAI/litellm#1629')],
    breaks: 'limits, stop sequences and formats are ignored, and nobody is told',
  }),
  'zeros-arrive': must('pass on zero and false where leaving them out means something else', {
    source: [field('QuantumNous/new-api#710'), field('speakeasy-api/gram#3503'), field('sashabaranov/go-openai#922')],
    breaks: 'whoever asks for temperature 0 gets the default, which answers differently every time',
    after: ['fidelity.parameters-arrive'],
  }),
  'nulls-stay-nothing': must('never make a zero, a text or false out of null', {
    source: [openapi(`${request}/temperature`), field('sashabaranov/go-openai#922')],
    breaks: 'typed clients, which write null for what was not set, get another answer than the default',
    after: ['fidelity.parameters-arrive'],
  }),
  'tools-arrive': must('pass tools on with their whole schemas, and the choice between them', {
    source: [openapi(`${request}/tools`), live('function calling guide')],
    breaks: 'the model calls with arguments that the tool does not know, or not at all',
  }),
  'books-arrive': should('pass on what a provider keeps books and caches by: user, metadata, tiers, hints', {
    source: [openapi(request)],
    breaks: 'usage cannot be told apart by user, and what was to be cached is paid for in full',
    after: ['fidelity.parameters-arrive'],
  }),
  'unknown-arrives': should('pass on fields that it does not know', {
    source: [live('chat completions reference, create')],
    breaks: 'whatever the API learns tomorrow, and what a vendor adds, needs a new release of the gateway',
    after: ['fidelity.parameters-arrive'],
  }),
});
