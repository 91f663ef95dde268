import { field, sdk } from '../../../spec/sources.ts';
import { eachCompletion, firstChoice, type JsonObject, type Received, withChoice } from '../../bend.ts';
import { withHeaders } from '../../change-headers.ts';
import { eachLegacyChunk, isCompletions } from '../../completion-answers.ts';
import { eachEmbedding, eachEmbeddingList, floatsOf, wantsBase64 } from '../../embedding-answers.ts';
import type { Fault } from '../../fault.ts';
import { askedOf } from '../../tool-bends.ts';

const parse = sdk('openai-node src/internal/parse.ts');

/** Labels the JSON of some answers as plain text, which openai-node hands out as it is. */
const asText = (picks: (request: Received) => boolean): Fault['bend'] => ({
  head: (head, request) =>
    picks(request) && head.status === 200 && head.headers['content-type'] === 'application/json'
      ? withHeaders({ 'content-type': 'text/plain' })(head)
      : head,
});

const asksForTools = (request: Received): boolean => askedOf(request, 'tools') !== undefined;

/** Changes the content of every answer to a request for an object. */
const objects = (change: (content: string) => string): Fault['bend'] => ({
  json: eachCompletion((completion, request) => {
    const message = firstChoice(completion)?.['message'] as JsonObject; // the gateway's own
    if (askedOf(request, 'response_format') === undefined) return completion;
    return withChoice(completion, { message: { ...message, content: change(String(message['content'])) } });
  }),
});

/** Answers that a client makes something else of than stands on the wire. */
export const answerFaults: readonly Fault[] = [
  {
    id: 'tool-calls-as-text',
    says: 'labels answers to requests with tools as plain text',
    seen: [parse],
    with: ['forced-tool-call'],
    kills: ['clients.tool-calls'],
    bend: asText(asksForTools),
  },
  {
    id: 'fences-objects',
    says: 'puts the object that was asked for into a code fence',
    seen: [field('BerriAI/litellm#38269')],
    with: ['structured-answers'],
    kills: ['clients.parse'],
    bend: objects((content) => `\`\`\`json\n${content}\n\`\`\``),
  },
  {
    id: 'objects-with-a-remark',
    says: 'adds a friendly word after the object that was asked for',
    seen: [field('ROCm/FastFlowLM#554')],
    with: ['structured-answers'],
    kills: ['clients.parse'],
    bend: objects((content) => `${content}\nI hope this helps!`),
  },
  {
    id: 'cuts-vectors',
    says: 'sends vectors in base64 that are no whole number of floats',
    seen: [sdk('openai-node src/resources/embeddings.ts')],
    with: ['embedding'],
    kills: ['clients.embeddings'],
    bend: eachEmbedding((entry, request) =>
      wantsBase64(request)
        ? { ...entry, embedding: Buffer.from(String(entry['embedding']), 'base64').subarray(0, -2).toString('base64') }
        : entry,
    ),
  },
  {
    id: 'vectors-by-name',
    says: 'sends vectors under their places in place of a list',
    seen: [sdk('openai-node src/resources/embeddings.ts')],
    with: ['embedding'],
    kills: ['clients.embeddings'],
    bend: eachEmbeddingList((body) => ({ ...body, data: { ...(body['data'] as unknown[]) } })),
  },
  {
    id: 'vectors-without-padding',
    says: 'leaves the padding of base64 away, as its form for URLs does',
    seen: [sdk('openai-python src/openai/resources/embeddings.py')],
    with: ['embedding'],
    client: 'openai-python',
    kills: ['clients.embeddings'],
    bend: eachEmbedding((entry, request) => {
      if (!wantsBase64(request)) return entry;
      // A number more, where the length would need no padding.
      const floats = floatsOf(entry);
      const padded = floats.length % 3 === 0 ? [...floats, 0] : floats;
      return { ...entry, embedding: Buffer.from(new Float32Array(padded).buffer).toString('base64url') };
    }),
  },
  {
    id: 'legacy-as-text',
    says: 'labels legacy completions as plain text',
    seen: [parse],
    with: ['completion'],
    kills: ['clients.completions'],
    bend: asText(isCompletions),
  },
  {
    id: 'legacy-streams-ping-with-data',
    says: 'keeps a streamed legacy completion alive by events without data',
    seen: [field('openclaw/openclaw#52679')],
    with: ['completion-stream'],
    kills: ['clients.completions'],
    bend: {
      stream: async function* (frames, request) {
        for await (const frame of frames) yield isCompletions(request) ? `event: ping\n\n${frame}` : frame;
      },
    },
  },
  {
    id: 'legacy-streams-with-errors',
    says: 'sends an error object with every chunk of a legacy completion',
    seen: [sdk('openai-node src/core/streaming.ts')],
    with: ['completion-stream'],
    kills: ['clients.completions'],
    bend: eachLegacyChunk((chunk) => ({ ...chunk, error: { message: 'none' } })),
  },
];
