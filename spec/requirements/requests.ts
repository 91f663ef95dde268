import { may, must, requirements, should } from '../requirement.ts';
import { field, openapi, sdk } from '../sources.ts';

const request = '#/components/schemas/ChatCompletionRequest';

/** What a gateway takes: every form of a chat request that the document allows and that clients send. */
export const requests = requirements('requests', {
  minimal: must('answer a request of nothing but a model and one user message', {
    source: [openapi(`${request}/required`)],
    breaks: 'every quick start and every health check fails',
  }),
  'full-parameters': must('take the documented parameters together, or refuse one by its name', {
    source: [openapi(`${request}/properties`), field('BoltAI/BoltAI#135')],
    breaks: 'frameworks send all of them; without a name in the refusal nobody knows which one to leave out',
    after: ['requests.minimal', 'errors.never-5xx'],
  }),
  nulls: should('take null for a parameter as if it were not there', {
    source: [openapi(`${request}/properties/temperature`)],
    breaks: 'generated clients (C#, Java) write null for all that is not set, and every call is refused',
    after: ['errors.never-5xx'],
  }),
  'message-roles': must('take messages of the roles system, user and assistant', {
    source: [openapi('#/components/schemas/ChatCompletionMessageParam')],
    breaks: 'a conversation ends after its first answer',
    after: ['errors.never-5xx'],
  }),
  'developer-role': should('take a message of the role developer', {
    source: [openapi('#/components/schemas/DeveloperMessage'), field('earendil-works/pi#1048')],
    breaks: 'clients made for reasoning models are refused at their first turn',
    after: ['errors.never-5xx'],
  }),
  'system-anywhere': should('answer, or refuse with 400, system messages that do not stand first and alone', {
    source: [openapi(`${request}/properties/messages`), field('ollama/ollama#17754')],
    breaks: 'coding agents, which put reminders in the middle and at the end',
    after: ['errors.never-5xx'],
  }),
  'text-parts': must('take the content of a user message as a list of text parts', {
    source: [openapi('#/components/schemas/UserMessage/properties/content')],
    breaks: 'IDE agents, multimodal message classes and prompt-cache wrappers send lists, even of one part',
    after: ['errors.never-5xx'],
  }),
  'parts-in-every-role': should('take text parts in system, developer, assistant and tool messages too', {
    source: [openapi('#/components/schemas/TextContent')],
    breaks: 'prompt-cache wrappers, which mark parts of the system message',
    after: ['errors.never-5xx'],
  }),
  'own-message': should('take back, unchanged, the assistant message that it sent', {
    source: [
      sdk('openai-node examples, messages.push(completion.choices[0].message)'),
      openapi('#/components/schemas/AssistantMessage'),
    ],
    breaks: 'the loop that both SDKs show in their examples fails at its second turn',
    after: ['requests.minimal', 'errors.never-5xx'],
  }),
  'max-completion-tokens': should('take max_completion_tokens', {
    source: [openapi(`${request}/properties/max_completion_tokens`)],
    breaks: 'new examples and new clients send no other limit',
    after: ['errors.never-5xx'],
  }),
  identifiers: should('take `name` in a message, and `user`, `safety_identifier` and `prompt_cache_key`', {
    source: [openapi(`${request}/properties/safety_identifier`), openapi('#/components/schemas/UserMessage')],
    breaks: 'multi-agent frameworks name their speakers, and platforms their users; all their calls are refused',
    after: ['errors.never-5xx'],
  }),
  boundaries: should('take the least and the greatest value of temperature, top_p and the penalties', {
    source: [
      openapi('#/components/schemas/Temperature'),
      openapi('#/components/schemas/TopP'),
      openapi('#/components/schemas/Penalty'),
    ],
    breaks: 'clients that always send `top_p: 1`, the default, are refused',
    after: ['errors.never-5xx'],
  }),
  'optional-parameters': should('take every documented optional parameter, or refuse it by its name', {
    source: [openapi(`${request}/properties`), field('BerriAI/litellm#15637'), field('anomalyco/opencode#47496')],
    breaks: 'an upgrade of a client breaks all its requests',
    after: ['errors.never-5xx'],
  }),
  'response-format-text': should('take the response_format that is the default, `text`', {
    source: [openapi('#/components/schemas/ResponseFormat'), field('lmstudio-ai/lmstudio-bug-tracker#307')],
    breaks: 'frameworks that always send it are refused',
    after: ['errors.never-5xx'],
  }),
  'newer-parameters': may('honour, ignore or refuse by its name a parameter newer than itself', {
    source: [openapi(`${request}/properties/verbosity`)],
    breaks: 'an upgrade of the SDK turns into errors that name nothing',
    after: ['errors.never-5xx'],
  }),
  'media-parts': may('read audio and file parts, or refuse them by their name', {
    source: [openapi('#/components/schemas/AudioPart'), openapi('#/components/schemas/FilePart')],
    breaks: 'the model speaks about a recording or a document that it was never given',
    after: ['errors.never-5xx'],
  }),
});
