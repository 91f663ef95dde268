import type { Authenticator } from '../auth/authenticator.ts';
import { ApiError } from '../http/api-error.ts';
import type { Exchange } from '../http/exchange.ts';
import { sendJson } from '../http/exchange.ts';
import type { Route } from '../http/routes.ts';
import type { Catalogue } from './catalogue.ts';

/** GET /v1/models and /v1/models/{id}. */
export function modelRoutes(authenticator: Authenticator, catalogue: Catalogue): Route[] {
  const enter = async (exchange: Exchange) => {
    exchange.tenant = (await authenticator.authenticate(exchange.request.headers.authorization)).name;
  };
  return [
    {
      path: '/v1/models',
      handlers: {
        GET: async (exchange) => {
          await enter(exchange);
          sendJson(exchange, 200, JSON.stringify({ object: 'list', data: await catalogue.list() }));
        },
      },
    },
    {
      path: '/v1/models/',
      handlers: {
        GET: async (exchange, rest) => {
          await enter(exchange);
          const id = decode(rest);
          const found = id === undefined ? undefined : await catalogue.find(id);
          if (found === undefined) throw unknownModel(id ?? rest);
          sendJson(exchange, 200, JSON.stringify(found.model));
        },
      },
    },
  ];
}

/** The 404 for a model nobody serves. */
export function unknownModel(id: string): ApiError {
  const shown = id.length > 200 ? `${id.slice(0, 200)}…` : id; // a name, not an essay
  return new ApiError(404, `The model '${shown}' does not exist or you do not have access to it.`, {
    param: 'model',
    code: 'model_not_found',
  });
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
