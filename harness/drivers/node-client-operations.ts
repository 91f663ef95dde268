import { listen } from './node-client-events.ts';
import { type ClientCall, Unsupported } from './node-client-outcome.ts';
import { runnableTools } from './node-client-tools.ts';
import type { ChatHelpers, SdkClient, SdkModule } from './node-client-types.ts';

export const nodeOperations = [
  'create',
  'stream',
  'stream-helper',
  'parse',
  'tools-streamed',
  'run-tools',
  'embeddings',
  'models-list',
  'models-retrieve',
  'completions',
  'completions-stream',
  'responses',
  'responses-stream',
  'with-response',
] as const;

export type NodeOperation = (typeof nodeOperations)[number];

export interface NodeCall extends ClientCall<NodeOperation> {
  /** What every tool answers in `run-tools`. */
  readonly toolResult?: string;
}

type Hold = (partial: unknown) => void;
type Perform = (client: SdkClient, call: NodeCall, hold: Hold) => Promise<unknown>;

export const perform: Readonly<Record<NodeOperation, Perform>> = {
  create: (client, call) => client.chat.completions.create(whole(call), options(call)),
  stream: async (client, call, hold) => all(await client.chat.completions.create(piecewise(call), options(call)), hold),
  'stream-helper': async (client, call, hold) => {
    const runner = chatHelper(client, 'stream')(whole(call), options(call));
    const heard = listen(runner);
    hold(heard);
    return { ...heard, completion: await runner.finalChatCompletion() };
  },
  parse: (client, call) => chatHelper(client, 'parse')(whole(call), options(call)),
  'tools-streamed': async (client, call, hold) => {
    const runner = chatHelper(client, 'stream')(whole(call), options(call));
    const done: unknown[] = [];
    runner.on('tool_calls.function.arguments.done', (event) => done.push(event));
    hold({ done });
    const completion = await runner.finalChatCompletion();
    return { toolCalls: completion.choices.map(({ message }) => message.tool_calls ?? []), done, completion };
  },
  'run-tools': async (client, call, hold) => {
    const invoked: { readonly name: string; readonly arguments: unknown }[] = [];
    const result = call.toolResult ?? 'done';
    const tools = runnableTools(call.body, result, (name, args) => invoked.push({ name, arguments: args }));
    const twoTurns = { ...options(call), maxChatCompletions: 2 }; // the tool call, and the answer that uses its result
    const runner = chatHelper(client, 'runTools')({ ...call.body, tools }, twoTurns);
    hold({ invoked });
    const completion = await runner.finalChatCompletion();
    return { invoked, messages: runner.messages, completion };
  },
  embeddings: (client, call) => client.embeddings.create(vectors(call), options(call)),
  'models-list': (client, call, hold) => all(client.models.list(options(call)), hold),
  'models-retrieve': (client, call) => client.models.retrieve(String(call.body['model']), options(call)),
  completions: (client, call) => client.completions.create(whole(call), options(call)),
  'completions-stream': async (client, call, hold) =>
    all(await client.completions.create(piecewise(call), options(call)), hold),
  responses: (client, call) => responses(client).create(whole(call), options(call)),
  'responses-stream': async (client, call, hold) => {
    const resource = responses(client);
    if (resource.stream === undefined) throw new Unsupported('responses.stream() is not in this major');
    const stream = resource.stream(whole(call), options(call));
    const events = await all(stream, hold);
    return { events, response: await stream.finalResponse() };
  },
  'with-response': async (client, call) => {
    const answer = client.chat.completions.create(whole(call), options(call));
    const { data, response, request_id } = await answer.withResponse();
    return { data, status: response.status, request_id: request_id ?? null };
  },
};

/** A client that talks to the given base URL by the given fetch, and reads nothing else from its surroundings. */
export function clientFor({ default: Sdk }: SdkModule, call: NodeCall): SdkClient {
  return new Sdk({
    baseURL: call.baseURL,
    apiKey: call.apiKey ?? 'none', // without one the SDK does not start; the header is taken away below
    organization: null,
    project: null,
    maxRetries: call.maxRetries,
    timeout: call.timeoutMs,
    logLevel: 'off',
    ...(call.apiKey === null && { defaultHeaders: { authorization: null } }),
    fetch: call.fetch,
  });
}

const options = ({ signal }: NodeCall) => (signal === undefined ? {} : { signal });

/** The body without `stream`: the method called says whether it streams. */
function whole({ body }: NodeCall): Readonly<Record<string, unknown>> {
  const { stream: _, ...rest } = body;
  return rest;
}

const piecewise = ({ body }: NodeCall) => ({ ...body, stream: true }) as const;

/** Without an explicit `base64`, which the SDK asks for by itself and decodes only then. */
function vectors({ body }: NodeCall): Readonly<Record<string, unknown>> {
  const { encoding_format, ...rest } = body;
  return encoding_format === undefined || encoding_format === 'base64' ? rest : body;
}

async function all(items: AsyncIterable<unknown>, hold: Hold): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  hold(seen);
  for await (const item of items) seen.push(item);
  return seen;
}

/** A helper of `chat.completions`, from under `beta` where this major keeps it there. */
function chatHelper<Name extends keyof ChatHelpers>(client: SdkClient, name: Name): ChatHelpers[Name] {
  const { completions } = client.chat;
  if (completions[name] !== undefined) return completions[name].bind(completions) as ChatHelpers[Name]; // bind forgets which
  const beta = client.beta?.chat?.completions;
  if (beta?.[name] === undefined) throw new Unsupported(`chat.completions.${name}() is not in this major`);
  return beta[name].bind(beta) as ChatHelpers[Name];
}

function responses(client: SdkClient): NonNullable<SdkClient['responses']> {
  if (client.responses === undefined) throw new Unsupported('responses is not in this major');
  return client.responses;
}
