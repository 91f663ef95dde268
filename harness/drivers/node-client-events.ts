import type { Runner } from './node-client-types.ts';

const heardOf = [
  'chunk',
  'content',
  'content.delta',
  'content.done',
  'refusal.delta',
  'refusal.done',
  'tool_calls.function.arguments.delta',
  'tool_calls.function.arguments.done',
  'message',
  'chatCompletion',
  'finalMessage',
  'finalContent',
  'finalChatCompletion',
  'end',
];

/** How often each event came, and the pieces of text in their order; both grow while the stream runs. */
export function listen(runner: Runner): {
  readonly events: Readonly<Record<string, number>>;
  readonly content: unknown[];
} {
  const events: Record<string, number> = {};
  const content: unknown[] = [];
  for (const event of heardOf) {
    runner.on(event, () => {
      events[event] = (events[event] ?? 0) + 1;
    });
  }
  runner.on('content', (delta) => content.push(delta));
  return { events, content };
}
