import { ApiError } from './api-error.ts';
import type { Exchange } from './exchange.ts';
import { targetPath } from './target.ts';

/** Answers one exchange; `rest` is what follows a route that ends with a slash, still percent-encoded. */
export type Handler = (exchange: Exchange, rest: string) => Promise<void> | void;

/** A path, or a prefix when it ends with a slash, and its handlers by method. */
export interface Route {
  path: string;
  handlers: Readonly<Partial<Record<'GET' | 'POST', Handler>>>;
}

/** What a request target leads to. */
export interface Match {
  route: Route;
  rest: string;
}

/** The route of a request target, or undefined. */
export function matchRoute(routes: readonly Route[], target: string): Match | undefined {
  const path = targetPath(target);
  for (const route of routes) {
    if (route.path === path) return { route, rest: '' };
    if (route.path.endsWith('/') && path.startsWith(route.path)) return { route, rest: path.slice(route.path.length) };
  }
  return undefined;
}

/** The handler for a method, HEAD being GET without a body; throws ApiError 405 with Allow (RFC 9110 §15.5.6). */
export function handlerFor(route: Route, method: string): Handler {
  const handler = method === 'HEAD' ? route.handlers.GET : route.handlers[method === 'GET' ? 'GET' : 'POST'];
  if (handler !== undefined && ['GET', 'HEAD', 'POST'].includes(method)) return handler;
  throw new ApiError(405, `Not allowed to ${method} on this URL.`, {
    code: 'method_not_allowed',
    headers: { allow: allowedMethods(route) },
  });
}

/** The Allow field value of a route. */
export function allowedMethods(route: Route): string {
  const methods = route.handlers.GET === undefined ? [] : ['GET', 'HEAD'];
  return [...methods, ...(route.handlers.POST === undefined ? [] : ['POST']), 'OPTIONS'].join(', ');
}
