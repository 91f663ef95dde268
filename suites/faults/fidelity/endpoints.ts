import { field, live, type Source } from '../../../spec/sources.ts';
import { type Bend, isFor, type JsonObject } from '../../bend.ts';
import type { Fault } from '../../fault.ts';
import { isObject } from '../../json.ts';
import { asking } from '../../refusals.ts';

const seen: readonly [Source] = [live('embeddings reference, create')];
const legacy: readonly [Source] = [live('completions reference, create')];
const newer: readonly [Source] = [live('responses reference, create')];

/** Passes requests for a path on with other fields. */
const asks = (path: string, change: (body: JsonObject) => JsonObject): Bend => ({
  request: (request) =>
    isFor(request, path) && isObject(request.json) ? asking(request, change(request.json)) : request,
});

/** Changes the whole answers of a path. */
const answers = (path: string, change: (body: JsonObject) => unknown): Bend => ({
  json: (body, request) => (isFor(request, path) && isObject(body) && !isObject(body['error']) ? change(body) : body),
});

const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const vectors = (change: (data: readonly JsonObject[]) => unknown): Bend =>
  answers('/embeddings', (body) => ({ ...body, data: change(objects(body['data'])) }));

const halved = (embedding: unknown): unknown =>
  Array.isArray(embedding) ? embedding.map((value) => Number(value) / 2) : embedding;

/** Lies about the endpoints beside chat. */
export const endpointFaults: readonly Fault[] = [
  {
    id: 'sorts-inputs',
    says: 'passes inputs on in another order',
    seen,
    kills: ['fidelity.embeddings-arrive'],
    bend: asks('/embeddings', (body) => ({
      ...body,
      input: Array.isArray(body['input']) ? body['input'].toReversed() : body['input'],
    })),
  },
  {
    id: 'joins-equal-inputs',
    says: 'embeds equal inputs once',
    seen,
    kills: ['fidelity.embeddings-arrive'],
    bend: asks('/embeddings', (body) => ({
      ...body,
      input: Array.isArray(body['input']) ? [...new Set(body['input'])] : body['input'],
    })),
  },
  {
    id: 'drops-dimensions',
    says: 'drops the dimensions that were asked for',
    seen,
    kills: ['fidelity.embeddings-arrive'],
    bend: asks('/embeddings', (body) => ({ ...body, dimensions: undefined })),
  },
  {
    id: 'mixes-up-vectors',
    says: 'hands vectors back under other indexes',
    seen,
    kills: ['fidelity.embeddings-return'],
    bend: vectors((data) => data.map((item, place) => ({ ...item, embedding: data.at(place - 1)?.['embedding'] }))),
  },
  {
    id: 'scales-vectors',
    says: 'hands back vectors of another length',
    seen,
    kills: ['fidelity.embeddings-return'],
    bend: vectors((data) => data.map((item) => ({ ...item, embedding: halved(item['embedding']) }))),
  },
  {
    id: 'drops-the-last-vector',
    says: 'hands back one vector too few',
    seen,
    kills: ['fidelity.embeddings-return'],
    bend: vectors((data) => data.slice(0, -1)),
  },
  {
    id: 'counts-embeddings-as-free',
    says: 'tells no tokens for embeddings',
    seen,
    kills: ['fidelity.usage-returns'],
    bend: answers('/embeddings', (body) => ({ ...body, usage: { prompt_tokens: 0, total_tokens: 0 } })),
  },
  {
    id: 'trims-prompts',
    says: 'passes prompts on with single blanks',
    seen: legacy,
    kills: ['fidelity.completions-arrive'],
    bend: asks('/completions', (body) => ({ ...body, prompt: String(body['prompt']).replace(/\s+/g, ' ') })),
  },
  {
    id: 'drops-stop-of-completions',
    says: 'drops the stop sequences of legacy completions',
    seen: legacy,
    kills: ['fidelity.completions-arrive'],
    bend: asks('/completions', (body) => ({ ...body, stop: undefined })),
  },
  {
    id: 'drops-penalties-of-completions',
    says: 'drops what legacy completions are sampled by',
    seen: legacy,
    kills: ['fidelity.completions-arrive'],
    bend: asks('/completions', (body) => ({
      ...body,
      top_p: undefined,
      presence_penalty: undefined,
      logit_bias: undefined,
    })),
  },
  {
    id: 'calls-cut-completions-whole',
    says: 'says stop where a legacy completion was cut',
    seen: legacy,
    kills: ['fidelity.completions-return'],
    bend: answers('/completions', (body) => ({
      ...body,
      choices: objects(body['choices']).map((choice) => ({ ...choice, finish_reason: 'stop' })),
    })),
  },
  {
    id: 'forgets-the-effort-of-responses',
    says: 'drops how long a response is to be thought about',
    seen: [field('theopenco/llmgateway#4143')],
    kills: ['fidelity.responses-arrive'],
    bend: asks('/responses', (body) => ({ ...body, reasoning: undefined })),
  },
  {
    id: 'completes-once',
    says: 'hands the first of two legacy completions back alone',
    seen: legacy,
    kills: ['fidelity.completions-return'],
    bend: answers('/completions', (body) => ({ ...body, choices: objects(body['choices']).slice(0, 1) })),
  },
  {
    id: 'trims-completions',
    says: 'hands completions back with single blanks',
    seen: legacy,
    kills: ['fidelity.completions-return'],
    bend: answers('/completions', (body) => ({
      ...body,
      choices: objects(body['choices']).map((choice) => ({
        ...choice,
        text: String(choice['text']).replace(/\s+/g, ' '),
      })),
    })),
  },
  {
    id: 'drops-usage-of-completions',
    says: 'tells no usage for legacy completions',
    seen: legacy,
    kills: ['fidelity.completions-return'],
    bend: answers('/completions', (body) => ({ ...body, usage: undefined })),
  },
  {
    id: 'drops-instructions-of-responses',
    says: 'drops the instructions of a response',
    seen: newer,
    kills: ['fidelity.responses-arrive'],
    bend: asks('/responses', (body) => ({ ...body, instructions: undefined })),
  },
  {
    id: 'lets-responses-be-stored',
    says: 'drops store where it is false, as omitempty does',
    seen: [field('speakeasy-api/gram#3503')],
    kills: ['fidelity.responses-arrive'],
    bend: asks('/responses', (body) => (body['store'] === false ? { ...body, store: undefined } : body)),
  },
  {
    id: 'drops-input-items',
    says: 'passes the last item of an input on alone',
    seen: newer,
    kills: ['fidelity.responses-arrive'],
    bend: asks('/responses', (body) => ({
      ...body,
      input: Array.isArray(body['input']) ? body['input'].slice(-1) : body['input'],
    })),
  },
  {
    id: 'drops-calls-of-the-input',
    says: 'passes only the messages of an input on, and no calls',
    seen: newer,
    kills: ['fidelity.responses-arrive'],
    bend: asks('/responses', (body) => ({
      ...body,
      input: Array.isArray(body['input'])
        ? objects(body['input']).filter(({ role }) => role !== undefined)
        : body['input'],
    })),
  },
  {
    id: 'drops-the-form-of-responses',
    says: 'drops the format of the text, and what a response is sampled by',
    seen: newer,
    kills: ['fidelity.responses-arrive'],
    bend: asks('/responses', (body) => ({ ...body, text: undefined, top_p: undefined })),
  },
  {
    id: 'drops-items-of-the-output',
    says: 'hands the first item of an output back alone',
    seen: newer,
    kills: ['fidelity.responses-return'],
    bend: answers('/responses', (body) => ({ ...body, output: objects(body['output']).slice(0, 1) })),
  },
  {
    id: 'completes-cut-responses',
    says: 'calls a response completed that was cut',
    seen: newer,
    kills: ['fidelity.responses-return'],
    bend: answers('/responses', (body) => ({ ...body, status: 'completed', incomplete_details: null })),
  },
  {
    id: 'drops-usage-of-responses',
    says: 'tells no usage for responses',
    seen: newer,
    kills: ['fidelity.responses-return'],
    bend: answers('/responses', (body) => ({ ...body, usage: null })),
  },
];
