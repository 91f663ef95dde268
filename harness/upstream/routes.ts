import { chatCompletion } from './chat.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import { RequestRefused } from './errors.ts';
import type { JsonObject } from './json.ts';
import { findModel, models } from './models.ts';
import type { Reply } from './reply.ts';
import { responses } from './responses.ts';

export type Route =
  | { readonly method: 'GET'; readonly answer: () => Reply }
  | { readonly method: 'POST'; readonly answer: (body: JsonObject) => Reply };

const routes: Readonly<Record<string, Route>> = {
  // Where vLLM, SGLang and llama.cpp answer: routers ask here, and pass nothing on to who does not.
  '/health': { method: 'GET', answer: () => ({ body: { status: 'ok' } }) },
  '/v1/models': { method: 'GET', answer: () => ({ body: { object: 'list', data: models } }) },
  '/v1/chat/completions': { method: 'POST', answer: chatCompletion },
  '/v1/completions': { method: 'POST', answer: completions },
  '/v1/embeddings': { method: 'POST', answer: embeddings },
  '/v1/responses': { method: 'POST', answer: responses },
};

function modelRoute(path: string): Route | undefined {
  const [, encoded] = /^\/v1\/models\/(.+)$/.exec(path) ?? [];
  if (encoded === undefined) return undefined;
  return { method: 'GET', answer: () => ({ body: findModel(decoded(encoded)) }) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a stray "%" names no model, which is what the caller is then told
  }
}

/** The route of a request; throws a 404 for an unknown path and a 405 for another method. HEAD is answered like GET. */
export function findRoute(method: string, path: string): Route {
  const route = Object.hasOwn(routes, path) ? routes[path] : modelRoute(path);
  if (route === undefined) {
    throw new RequestRefused(404, `Invalid URL (${method} ${path}).`, { code: 'unknown_url' });
  }
  if (method === route.method || (method === 'HEAD' && route.method === 'GET')) return route;
  throw new RequestRefused(405, `Not allowed to ${method} on ${path}. Use ${route.method}.`, {
    code: 'method_not_allowed',
    headers: { allow: route.method === 'GET' ? 'GET, HEAD' : route.method },
  });
}
