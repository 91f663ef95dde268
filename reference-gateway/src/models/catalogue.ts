import { ApiError } from '../http/api-error.ts';
import { badAnswer } from '../provider/failure.ts';
import { fetchJson } from '../provider/fetch-json.ts';
import type { Provider } from '../provider/provider.ts';
import type { Model } from './model.ts';
import { namedModel, readModels } from './model.ts';

/** Which models there are and who serves them. */
export interface Catalogue {
  /** Every model once; the first provider that has an id keeps it. Throws ApiError when no provider could be asked. */
  list(): Promise<Model[]>;
  /** Throws ApiError when the model is unknown and a provider that might have it could not be asked. */
  find(id: string): Promise<{ provider: Provider; model: Model } | undefined>;
}

const refreshMs = 300_000; // new models appear a few times a month; five minutes is soon
const retryMs = 5_000; // an unknown model asks the provider again at most this often, whatever clients send

interface Shelf {
  provider: Provider;
  models: Map<string, Model> | undefined;
  askedAt: number;
  asking: Promise<void> | undefined;
  failure: ApiError | undefined;
}

/** A catalogue over `providers`, in their order; `now` is in milliseconds. */
export function createCatalogue(providers: readonly Provider[], now: () => number = Date.now): Catalogue {
  const shelves = providers.map(openShelf);

  // Waits only while nothing is known; an old list is served while a new one is fetched.
  const settle = async (shelf: Shelf) => {
    if (shelf.provider.models !== undefined) return;
    if (shelf.models === undefined && now() - shelf.askedAt >= (shelf.failure ? retryMs : 0)) await ask(shelf, now);
    else if (now() - shelf.askedAt >= refreshMs) void ask(shelf, now);
  };
  const search = (id: string) => {
    for (const { provider, models } of shelves) {
      const model = models?.get(id);
      if (model !== undefined) return { provider, model };
    }
    return undefined;
  };
  const failure = () => shelves.find(({ models }) => models === undefined)?.failure;

  return {
    async list() {
      await Promise.all(shelves.map(settle));
      const missing = failure();
      if (missing !== undefined && shelves.every(({ models }) => models === undefined)) throw missing;
      const all = new Map<string, Model>();
      for (const { models } of shelves) for (const [id, model] of models ?? []) if (!all.has(id)) all.set(id, model);
      return [...all.values()];
    },
    async find(id) {
      await Promise.all(shelves.map(settle));
      const known = search(id);
      if (known !== undefined) return known;
      const due = shelves.filter(({ provider, askedAt }) => !provider.models && now() - askedAt >= retryMs);
      await Promise.all(due.map((shelf) => ask(shelf, now)));
      const found = search(id);
      const missing = failure();
      if (found === undefined && missing !== undefined) throw missing;
      return found;
    },
  };
}

function openShelf(provider: Provider): Shelf {
  const models = provider.models && new Map(provider.models.map((id) => [id, namedModel(id, provider.name)]));
  return { provider, models, askedAt: Number.NEGATIVE_INFINITY, asking: undefined, failure: undefined };
}

function ask(shelf: Shelf, now: () => number): Promise<void> {
  shelf.asking ??= load(shelf).finally(() => {
    shelf.asking = undefined;
    shelf.askedAt = now();
  });
  return shelf.asking;
}

async function load(shelf: Shelf): Promise<void> {
  const { provider } = shelf;
  try {
    const models = readModels(await fetchJson(provider, '/models'), provider.name);
    if (models === undefined) throw badAnswer('GET /models is no list of models');
    shelf.models = new Map(models.map((model) => [model.id, model]));
    shelf.failure = undefined;
  } catch (error) {
    shelf.failure = error instanceof ApiError && error.status >= 500 ? error : badAnswer('GET /models is refused');
  }
}
