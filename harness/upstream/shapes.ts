import type { Directive } from './directive.ts';
import { isObject, type JsonObject } from './json.ts';
import { withLongIds } from './long-ids.ts';

type Shape = NonNullable<Directive['shape']>[number];

interface Choice extends JsonObject {
  readonly delta?: JsonObject;
  readonly message?: JsonObject;
}

const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The choices of a chat or text completion, whole or a chunk of it. */
export const choicesOf = (document: JsonObject): readonly Choice[] => objects(document['choices']);

export const withoutKey = (document: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(document).filter(([name]) => name !== key));

const laterCalls = (delta: JsonObject): JsonObject => {
  const calls = objects(delta['tool_calls']);
  if (calls.length === 0) return delta;
  return { ...delta, tool_calls: calls.map((call) => ({ ...call, index: Number(call['index']) + 1 })) };
};

/** The same words as a refusal, where there are any; a delta of one has no content at all. */
const refusing = ({ content, ...part }: JsonObject, none: { readonly content?: null }): JsonObject =>
  typeof content === 'string' && content !== '' ? { ...part, ...none, refusal: content } : { ...part, content };

/** The reason that a shape puts in place of the one of the model. */
function finishOf(shapes: readonly Shape[], index: unknown): string | undefined {
  if (shapes.includes('finish-error')) return 'error';
  if (shapes.includes('filtered')) return 'content_filter';
  return shapes.includes('uneven') && index !== 0 ? 'length' : undefined;
}

/** What a model thought, under the name that most who serve such models give it; of a stream, beside the role. */
const reasoning = 'First one, then two.';

function shapedChoice(choice: Choice, shapes: readonly Shape[]): Choice {
  const finish = typeof choice['finish_reason'] === 'string' ? finishOf(shapes, choice['index']) : undefined;
  const refused = shapes.includes('refused');
  const longIds = shapes.includes('long-id');
  const reasoned = shapes.includes('reasoned') && { reasoning_content: reasoning };
  const later = shapes.includes('tool-index-1') && choice.delta !== undefined;
  return {
    ...choice,
    ...(finish !== undefined && { finish_reason: finish }),
    ...(refused && choice.message !== undefined && { message: refusing(choice.message, { content: null }) }),
    ...(refused && choice.delta !== undefined && { delta: refusing(choice.delta, {}) }),
    ...(longIds && choice.message !== undefined && { message: withLongIds(choice.message) }),
    ...(longIds && choice.delta !== undefined && { delta: withLongIds(choice.delta) }),
    ...(reasoned && choice.message !== undefined && { message: { ...choice.message, ...reasoned } }),
    ...(reasoned && choice.delta?.['content'] === '' && { delta: { ...choice.delta, ...reasoned } }),
    ...(later && choice.delta !== undefined && { delta: laterCalls(choice.delta) }),
  };
}

const half = (tokens: unknown): number => Math.floor(Number(tokens) / 2);

/** Half of the prompt came from a cache, and half of the answer was reasoning. */
const detailed = ({ prompt_tokens_details, completion_tokens_details, ...usage }: JsonObject): JsonObject => ({
  ...usage,
  prompt_tokens_details: { ...Object(prompt_tokens_details), cached_tokens: half(usage['prompt_tokens']) },
  completion_tokens_details: {
    ...Object(completion_tokens_details),
    reasoning_tokens: half(usage['completion_tokens']),
  },
});

/** What the shapes change in every document alike, in a whole answer and in a chunk. */
export function shaped(document: JsonObject, shapes: readonly Shape[]): JsonObject {
  const { created, model } = document;
  return {
    ...document,
    ...(shapes.includes('float-created') && { created: Number(created) + 0.25 }),
    ...(shapes.includes('detailed') && isObject(document['usage']) && { usage: detailed(document['usage']) }),
    ...(shapes.includes('other-model') && { model: `${String(model)}-2026-01-01` }),
    ...('choices' in document && { choices: choicesOf(document).map((choice) => shapedChoice(choice, shapes)) }),
  };
}

/** A whole answer in the shapes a directive asks for; those that only streams have change nothing. */
export function shapedBody(body: object, { shape = [], pad = 0 }: Directive): object {
  if (!isObject(body) || (shape.length === 0 && pad === 0)) return body;
  const same = shaped(body, shape);
  const document = padded(same, prefixOf({ shape, pad })) ?? same;
  const choices = shape.includes('empty-choices') ? { ...document, choices: [] } : document;
  const some = shape.includes('no-choices') ? withoutKey(choices, 'choices') : choices;
  return shape.includes('usage-nowhere') ? withoutKey(some, 'usage') : some;
}

/** What a directive puts before the first text of an answer. */
export const prefixOf = ({ shape = [], pad = 0 }: Directive): string =>
  (shape.includes('indented') ? '    ' : '') + 'x'.repeat(pad);

function paddedChoice(choice: Choice, prefix: string): Choice | undefined {
  for (const key of ['delta', 'message'] as const) {
    const part = choice[key];
    const content = part?.['content'];
    if (typeof content === 'string' && content !== '')
      return { ...choice, [key]: { ...part, content: prefix + content } };
  }
  const text = choice['text'];
  return typeof text === 'string' && text !== '' ? { ...choice, text: prefix + text } : undefined;
}

/** The document with a prefix before its first text; undefined when it has none to put it before. */
export function padded(document: JsonObject, prefix: string): JsonObject | undefined {
  const [first, ...others] = choicesOf(document);
  const choice = first === undefined || prefix === '' ? undefined : paddedChoice(first, prefix);
  return choice === undefined ? undefined : { ...document, choices: [choice, ...others] };
}
