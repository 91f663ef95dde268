import type { SdkOutcome } from '../../harness/gateway/gateway.ts';
import { inconclusive, type Judgement, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { at } from '../json.ts';
import { exhaust } from './exhaust.ts';

/** Requests of the SDK while the limit is used up, and how often it tries again by default. */
const calls = 2;
const retries = 2;

export default scenario({
  id: 'sdk-retries',
  title: 'openai-node with two retries while the limit is used up',
  needs: ['model', 'limited-key'],
  alone: true,
  cost: { requests: 58, tokens: 58 * 60 },
  exchange: async (gateway): Promise<readonly SdkOutcome<unknown>[]> => {
    await exhaust(gateway);
    const { messages: _, model, ...limits } = gateway.chatBody();
    const body = { ...limits, model: String(model), messages: [{ role: 'user' as const, content: 'Say OK.' }] };
    return Promise.all(
      Array.from({ length: calls }, () =>
        gateway.openai(async (client): Promise<unknown> => client.chat.completions.create(body), {
          apiKey: String(gateway.keys.limitedKey),
          retries,
          patient: false,
        }),
      ),
    );
  },
  judges: { 'throttling.sdk-recovers': recovers },
});

function recovers(outcomes: readonly SdkOutcome<unknown>[]): Judgement {
  const refused = outcomes.filter(({ exchanges }) => exchanges.some(({ status }) => status === 429));
  if (refused.length === 0) return inconclusive('no request of the SDK was refused');
  return refused.flatMap(({ value, error, exchanges }) => {
    if (error === undefined && at(value, 'choices') !== undefined) return [];
    const seen = `${error?.classes[0] ?? 'no completion'} after ${exchanges.length} requests: ${error?.message}`;
    const last = exchanges.at(-1);
    return [
      { ...problem('chat.completions.create()', 'a completion', seen), ...(last !== undefined && { wire: last.wire }) },
    ];
  });
}
