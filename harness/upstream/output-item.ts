import type { Answer } from './answer.ts';
import { newId } from './identity.ts';
import type { JsonObject } from './json.ts';

/** One item of a response's output, with the pieces it is streamed in. */
export interface OutputItem {
  readonly finished: JsonObject & { readonly id: string; readonly type: 'message' | 'function_call' };
  readonly pieces: readonly string[];
}

/** A text part as a message holds it. */
export const textPart = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] });

/** The output of an answer: one message, or its function calls. */
export function outputItems({ tokens, calls, finish }: Answer): readonly OutputItem[] {
  if (calls.length === 0) {
    const status = finish === 'length' ? 'incomplete' : 'completed';
    const content = [textPart(tokens.join(''))];
    return [{ finished: { id: newId('msg_'), type: 'message', status, role: 'assistant', content }, pieces: tokens }];
  }
  return calls.map(({ id, name, argumentTokens }, index) => ({
    finished: {
      id: newId('fc_'),
      type: 'function_call',
      // Only the last call can have met the token limit.
      status: finish === 'length' && index === calls.length - 1 ? 'incomplete' : 'completed',
      call_id: id,
      name,
      arguments: argumentTokens.join(''),
    },
    pieces: argumentTokens,
  }));
}
