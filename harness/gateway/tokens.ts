import type { Exchange } from './exchange.ts';

/** Bytes of text a token stands for, as a rule of thumb, where the target does not report usage. */
const bytesPerToken = 4;

/**
 * The most tokens a request may cost: its prompt by size, plus every token it allows to be generated. Whitespace
 * between the values of a JSON body is bulk that no model reads.
 */
export function worstCase(body: Uint8Array | null): number {
  if (body === null) return 0;
  const given = parsed(Buffer.from(body).toString('utf8'));
  const fields = isObject(given) ? given : {};
  const cap = [fields['max_tokens'], fields['max_completion_tokens'], fields['max_output_tokens']].find(isCount) ?? 0;
  const choices = isCount(fields['n']) ? fields['n'] : 1;
  const size = isObject(given) ? Buffer.byteLength(JSON.stringify(given)) : body.length;
  return Math.ceil(size / bytesPerToken) + cap * choices;
}

/**
 * What an exchange used: the target's own usage, else bytes/4 of what went out and came back, but no more than the
 * request allowed: words are longer than four bytes, and a target that reports nothing is taken to keep its cap.
 */
export function used(exchange: Exchange): { tokens: number; estimated: boolean } {
  if (!exchange.ok || exchange.wire.request.method !== 'POST') return { tokens: 0, estimated: false };
  const reported = exchange.mediaType === 'text/event-stream' ? streamedUsage(exchange) : totalOf(exchange.json);
  if (reported !== undefined) return { tokens: reported, estimated: false };
  const text = exchange.mediaType === 'text/event-stream' ? streamedText(exchange) : exchange.text;
  const { body } = exchange.wire.request;
  const estimate = Math.ceil(((body?.length ?? 0) + Buffer.byteLength(text)) / bytesPerToken);
  return { tokens: Math.min(estimate, worstCase(body)), estimated: true };
}

function streamedUsage(exchange: Exchange): number | undefined {
  return exchange.events.map(({ data }) => totalOf(parsed(data))).findLast((total) => total !== undefined);
}

function streamedText(exchange: Exchange): string {
  const deltas = exchange.events.flatMap(({ data }) => {
    const chunk = parsed(data);
    const choices = isObject(chunk) && Array.isArray(chunk['choices']) ? (chunk['choices'] as unknown[]) : [];
    return choices.map((choice) => (isObject(choice) && isObject(choice['delta']) ? choice['delta']['content'] : ''));
  });
  return deltas.filter((text) => typeof text === 'string').join('');
}

function totalOf(body: unknown): number | undefined {
  const usage = isObject(body) ? body['usage'] : undefined;
  const total = isObject(usage) ? usage['total_tokens'] : undefined;
  return isCount(total) ? total : undefined;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
