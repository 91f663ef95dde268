import { field, openapi } from '../../../spec/sources.ts';
import { frameOf, type JsonObject, jsonOf, withDelta } from '../../bend.ts';
import type { Variant } from '../../fault.ts';
import { functionOf, piecesIn, withFunction } from '../../tool-bends.ts';

/** Holds the pieces of calls back and hands over what became of them before the next chunk of another kind. */
const held = (together: boolean) =>
  async function* (frames: AsyncIterable<string>): AsyncIterable<string> {
    const calls = new Map<unknown, JsonObject>();
    let carrier: JsonObject = {};
    for await (const frame of frames) {
      const chunk = jsonOf(frame);
      const pieces = chunk === null ? [] : piecesIn(chunk);
      if (chunk !== null && pieces.length > 0) {
        carrier = chunk;
        for (const piece of pieces) {
          const former = calls.get(piece['index']) ?? piece;
          const text = former === piece ? '' : String(functionOf(former)['arguments']);
          const more = String(functionOf(piece)['arguments'] ?? '');
          calls.set(piece['index'], withFunction(former, { arguments: text + more }));
        }
        continue;
      }
      const whole = [...calls.values()];
      calls.clear();
      const deltas = together && whole.length > 0 ? [whole] : whole.map((call) => [call]);
      for (const tool_calls of deltas) yield frameOf(withDelta(carrier, { tool_calls }));
      yield frame;
    }
  };

/** Calls that are streamed whole. */
export const wholeCallVariants: readonly Variant[] = [
  {
    id: 'one-delta-for-a-call',
    says: 'streams each call whole, in one delta',
    allowed: [openapi('#/components/schemas/ToolCallDelta'), field('BerriAI/litellm#11407')],
    bend: { stream: held(false) },
  },
  {
    id: 'one-delta-for-all-calls',
    says: 'streams all calls whole, in one delta',
    allowed: [openapi('#/components/schemas/ChatCompletionDelta/properties/tool_calls')],
    bend: { stream: held(true) },
  },
];
