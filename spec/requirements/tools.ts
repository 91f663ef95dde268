import { may, must, requirements, should } from '../requirement.ts';
import { field, live, openapi, sdk } from '../sources.ts';

const call = '#/components/schemas/ToolCall';
const delta = '#/components/schemas/ToolCallDelta';
const request = '#/components/schemas/ChatCompletionRequest/properties';

const nodeHelper = sdk('openai-node src/lib/ChatCompletionStream.ts');
const pythonDeltas = sdk('openai-python lib/streaming/_deltas.py');

export const tools = requirements('tools', {
  offered: may('take tools and call one when the prompt asks for it, or refuse them by name', {
    source: [openapi(`${request}/tools`), field('vllm-project/vllm#6631'), field('runpod-workers/worker-vllm#85')],
    breaks: 'agents cannot tell a gateway without tools from a request of their own that is wrong',
    model: true,
    after: ['errors.never-5xx', 'chat.schema'],
  }),
  'call-shape': must(
    'give every tool call an id, the type "function", a name, and its arguments as one text of JSON, encoded once',
    {
      source: [openapi(call), field('ggml-org/llama.cpp#20198'), field('anomalyco/opencode#47954')],
      breaks: '`JSON.parse(call.function.arguments)` throws or gives a text, and the result finds no call to answer',
      model: true,
      after: ['chat.schema'],
    },
  ),
  'arguments-fit': should('write arguments that parse and that hold only what the tool declares', {
    source: [openapi(`${call}/properties/function`), live('function calling guide')],
    breaks: 'the tool is run with arguments that it does not know, or not at all',
    model: true,
    after: ['streaming.ends-with-done', 'tools.call-shape', 'tools.stream-first-delta'],
  }),
  'empty-arguments': should('give a call of a tool without parameters the arguments `{}`, not an empty text', {
    source: [openapi(`${call}/properties/function`), field('simonw/llm#1164'), field('vllm-project/vllm#19419')],
    breaks: '`JSON.parse("")` throws in every simple agent loop',
    model: true,
    after: ['streaming.ends-with-done', 'tools.call-shape', 'tools.stream-first-delta'],
  }),
  'known-name': must('call only tools that it was given', {
    source: [openapi(`${call}/properties/function`)],
    breaks: 'an agent looks for a tool that it does not have and fails, or runs none and waits',
    model: true,
    after: ['tools.call-shape', 'tools.stream-first-delta', 'tools.stream-indices', 'tools.stream-continuation'],
  }),
  'unique-ids': must('give every call of a message an id of its own', {
    source: [openapi(`${call}/properties/id`)],
    breaks: 'the result of one tool is taken for the result of another',
    model: true,
    after: ['tools.call-shape', 'tools.stream-first-delta', 'tools.stream-indices', 'tools.stream-continuation'],
  }),
  'finish-reason': must('end an answer that calls a tool with the finish_reason "tool_calls", and no other answer', {
    source: [
      openapi('#/components/schemas/FinishReason'),
      live('function calling guide'),
      field('vllm-project/vllm#25054'),
    ],
    breaks: 'agent loops branch on it: with "stop" they take the call for the last word and never run it',
    model: true,
    after: ['chat.schema', 'streaming.finishes', 'tools.stream-carries-calls'],
  }),
  'content-beside-calls': should('send `content` beside tool calls, as a text or null', {
    source: [openapi('#/components/schemas/ChatCompletionMessage/properties/content')],
    breaks: 'typed clients fail to decode a message without content',
    model: true,
    after: ['chat.schema'],
  }),
  'enforces-choice': should('call a tool when tool_choice requires one, and the one that it names', {
    source: [openapi('#/components/schemas/ToolChoice'), live('function calling guide')],
    breaks: 'programs that take the arguments of a forced call get prose in their place',
    model: true,
    after: ['tools.call-shape', 'tools.stream-first-delta'],
  }),
  'choice-none': must('call no tool when tool_choice is "none"', {
    source: [openapi('#/components/schemas/ToolChoice'), field('vllm-project/vllm#9426')],
    breaks: 'a client that wants words now, and may run no tool, gets a call and shows nothing',
    model: true,
  }),
  'choice-none-accepted': should('take tool_choice "none" with tools, and answer or refuse it without them', {
    source: [
      openapi('#/components/schemas/ToolChoice'),
      field('vllm-project/vllm#9426'),
      field('QuantumNous/new-api#2763'),
    ],
    breaks: 'clients that always send tool_choice and parallel_tool_calls cannot talk to it at all',
    after: ['errors.never-5xx'],
  }),
  'parallel-off': may('make at most one call when `parallel_tool_calls` is false', {
    source: [openapi(`${request}/parallel_tool_calls`)],
    breaks: 'programs that handle one call at a time drop the others without an answer',
    model: true,
  }),
  'history-null-content': must(
    'take back an assistant message with tool calls and null content, and the tool results',
    {
      source: [
        openapi('#/components/schemas/AssistantMessage'),
        field('lmstudio-ai/lmstudio-bug-tracker#261'),
        field('Portkey-AI/gateway#995'),
      ],
      breaks: 'the second turn of every agent loop fails',
      after: ['errors.never-5xx'],
    },
  ),
  'history-absent-content': should('take back an assistant message with tool calls and no content at all', {
    source: [
      openapi('#/components/schemas/AssistantMessage'),
      field('jekalmin/extended_openai_conversation#456'),
      field('langchain4j/langchain4j#1958'),
    ],
    breaks: 'clients in Java and Go, which leave out nulls, fail in their second turn',
    after: ['errors.never-5xx', 'tools.history-null-content'],
  }),
  'round-trip': should('answer in words once the result of its own call came back', {
    source: [openapi('#/components/schemas/ToolMessage'), live('function calling guide')],
    breaks: 'the agent runs its tool and never says what came of it',
    model: true,
    after: ['errors.never-5xx', 'tools.call-shape'],
  }),
  'run-tools': must('let `runTools()` of openai-node stream a call, run it and go on to the answer', {
    source: [sdk('openai-node src/lib/AbstractChatCompletionRunner.ts')],
    breaks: 'agents built on the official Node SDK',
    model: true,
    after: [
      'streaming.ends-with-done',
      'errors.never-5xx',
      'streaming.chunk-schema',
      'streaming.role-first',
      'streaming.finishes',
      'tools.stream-first-delta',
      'tools.stream-continuation',
      'tools.stream-indices',
    ],
  }),
  'strict-arguments': may('keep the arguments of a strict tool to its schema', {
    source: [openapi('#/components/schemas/FunctionTool/properties/function'), live('structured outputs guide')],
    breaks: 'the parse helpers of the SDKs throw on arguments that were promised to fit',
    model: true,
    after: ['tools.parse-helper', 'tools.stream-helper', 'tools.stream-arguments'],
  }),
  'parse-helper': must('let `chat.completions.parse()` of openai-node parse the arguments of a strict tool', {
    source: [sdk('openai-node src/lib/parser.ts')],
    breaks: 'programs that read `call.function.parsed_arguments`',
    model: true,
    after: ['tools.call-shape', 'chat.schema'],
  }),
  'stream-carries-calls': must('stream the call that it makes when the same request is not streamed', {
    source: [openapi('#/components/schemas/ChatCompletionDelta/properties/tool_calls'), nodeHelper],
    breaks: 'an agent that streams sees an empty answer where a call should be',
    model: true,
    after: ['streaming.finishes', 'streaming.chunk-schema', 'streaming.ends-with-done'],
  }),
  'stream-first-delta': must(
    'open every streamed call with its index, id, type and name, and send its arguments as pieces of text',
    {
      source: [openapi(delta), nodeHelper, field('anomalyco/opencode#47954'), field('BerriAI/litellm#11407')],
      breaks: 'the stream helpers of both SDKs throw ("missing `type`", "invalid tool call index") or lose the call',
      model: true,
      after: ['streaming.chunk-schema'],
    },
  ),
  'stream-continuation': must('send the id and the name of a streamed call once, and its type never as null', {
    source: [
      openapi(delta),
      pythonDeltas,
      nodeHelper,
      field('sgl-project/sglang#35542'),
      field('anomalyco/opencode#43328'),
      field('anomalyco/opencode#37841'),
    ],
    breaks:
      'openai-python joins what is repeated ("get_weatherget_weather"), and openai-node refuses a changed identity',
    model: true,
    after: ['streaming.chunk-schema', 'tools.stream-first-delta'],
  }),
  'stream-arguments': must('stream arguments that parse as JSON once they are joined, each piece sent once', {
    source: [openapi(`${delta}/properties/function`), pythonDeltas, nodeHelper],
    breaks: 'every client joins the pieces: the tool gets no arguments, or the wrong ones',
    model: true,
    after: ['streaming.finishes', 'tools.stream-first-delta', 'tools.stream-indices', 'streaming.ends-with-done'],
  }),
  'stream-indices': must('number the streamed calls of a choice 0, 1, 2 … in the order in which they begin', {
    source: [
      openapi(`${delta}/properties/index`),
      pythonDeltas,
      nodeHelper,
      field('SamSaffron/term-llm#314'),
      field('pipecat-ai/pipecat#4987'),
    ],
    breaks: 'two calls under one index become one broken call; a first index of 1 makes openai-python throw',
    model: true,
    after: ['streaming.chunk-schema', 'tools.stream-first-delta'],
  }),
  'stream-in-turn': should('end one streamed call before the next one begins', {
    source: [nodeHelper],
    breaks: 'openai-node announces the arguments of a call as done while they are not',
    model: true,
    after: ['tools.stream-indices'],
  }),
  'stream-helper': must('let `chat.completions.stream()` of openai-node put a streamed call together', {
    source: [nodeHelper],
    breaks: 'agents, event handlers and parsers built on the helper of the official Node SDK',
    model: true,
    after: [
      'streaming.ends-with-done',
      'streaming.chunk-schema',
      'streaming.role-first',
      'streaming.finishes',
      'tools.stream-first-delta',
      'tools.stream-continuation',
      'tools.stream-indices',
      'tools.stream-arguments',
    ],
  }),
  'refuses-faulty-tools': should(
    'answer a tool with an impossible name or with parameters that are no schema with 400',
    {
      source: [openapi('#/components/schemas/FunctionTool'), live('chat completions, create')],
      breaks: 'the mistake is found by the model in place of the programmer',
      after: ['errors.never-5xx'],
    },
  ),
  'legacy-functions': may('answer the deprecated `functions` with a call, or refuse them', {
    source: [openapi(`${request}/functions`), field('runpod-workers/worker-vllm#85')],
    breaks: 'older programs wait for a call that never comes, without a word why',
    model: true,
    after: ['errors.never-5xx', 'chat.schema'],
  }),
  'custom-tools': may('answer custom tools with calls of the type "custom", or refuse them', {
    source: [openapi('#/components/schemas/CustomToolCall')],
    breaks: 'programs read `call.custom.input` and find nothing',
    model: true,
    after: ['errors.never-5xx', 'chat.schema'],
  }),
  'calls-in-every-choice': may('give each of several choices calls of its own', {
    source: [openapi(`${request}/n`)],
    breaks: 'agents that choose the best of several answers have nothing to choose from',
    model: true,
    after: ['errors.never-5xx', 'chat.schema'],
  }),
});
