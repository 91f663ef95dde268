import { invalid, RequestRefused } from './errors.ts';
import { optionalString } from './fields.ts';
import type { JsonObject } from './json.ts';

export interface Model {
  readonly id: string;
  readonly object: 'model';
  readonly created: number;
  readonly owned_by: string;
}

const created = 1_767_225_600; // 2026-01-01T00:00:00Z: a fixed date, so that two listings are equal

const model = (id: string): Model => ({ id, object: 'model', created, owned_by: 'runestone' });

const wordModels = ['runestone-words', 'runestone-words-2', 'runestone/words:latest'].map(model);
const embeddingModels = ['runestone-embed'].map(model);

export const models: readonly Model[] = [...wordModels, ...embeddingModels];

const notFound = (id: string, param: string | null) =>
  new RequestRefused(404, `The model '${id}' does not exist or you do not have access to it.`, {
    param,
    code: 'model_not_found',
  });

/** The model of that id; throws a 404 `model_not_found` otherwise. */
export function findModel(id: string): Model {
  const found = models.find((each) => each.id === id);
  if (found === undefined) throw notFound(id, 'model');
  return found;
}

function among(list: readonly Model[], id: string, purpose: string): void {
  const found = findModel(id);
  if (list.includes(found)) return;
  const message = `The model '${id}' cannot be used for ${purpose}. Use one of: ${list.map((each) => each.id).join(', ')}.`;
  throw new RequestRefused(404, message, { param: 'model' });
}

function readModel(body: JsonObject, list: readonly Model[], purpose: string): string {
  const id = optionalString(body, 'model');
  if (id === undefined || id === '') {
    throw invalid('model', "Missing required parameter: 'model'.", 'missing_required_parameter');
  }
  among(list, id, purpose);
  return id;
}

/** Reads `model`; throws a 400 when it is missing and a 404 unless it is a model that produces text. */
export const readWordModel = (body: JsonObject): string => readModel(body, wordModels, 'text generation');

/** Reads `model`; throws a 400 when it is missing and a 404 unless it is a model that produces embeddings. */
export const readEmbeddingModel = (body: JsonObject): string => readModel(body, embeddingModels, 'embeddings');
