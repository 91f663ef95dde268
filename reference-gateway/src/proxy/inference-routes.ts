import type { Authenticator } from '../auth/authenticator.ts';
import type { Settings } from '../config/settings.ts';
import { readBody } from '../http/body.ts';
import type { Exchange } from '../http/exchange.ts';
import type { JsonObject } from '../http/json-body.ts';
import { parseJsonObject } from '../http/json-body.ts';
import { requireJson } from '../http/media-type.ts';
import type { Route } from '../http/routes.ts';
import { estimatePrompt, estimateTokens } from '../limits/estimate.ts';
import type { Limiter } from '../limits/limiter.ts';
import type { Catalogue } from '../models/catalogue.ts';
import { unknownModel } from '../models/model-routes.ts';
import type { Provider } from '../provider/provider.ts';
import { checkChat } from '../validation/chat.ts';
import { checkCompletions } from '../validation/completions.ts';
import { checkEmbeddings } from '../validation/embeddings.ts';
import { checkResponses } from '../validation/responses.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { relay } from './relay.ts';

/** The parts an inference request passes through. */
export interface InferenceParts {
  authenticator: Authenticator;
  limiter: Limiter;
  catalogue: Catalogue;
  settings: Pick<Settings, 'maxBodyBytes' | 'idleTimeoutMs'>;
  shutdown: AbortSignal;
}

interface Endpoint {
  path: string;
  check(body: JsonObject): void;
  /** False when the answer costs no tokens beyond the input. */
  answers: boolean;
  endsWithDone: boolean;
}

/** A request that may go on. */
interface Asked {
  bytes: Buffer;
  body: JsonObject;
  provider: Provider;
}

const endpoints: readonly Endpoint[] = [
  { path: '/chat/completions', check: checkChat, answers: true, endsWithDone: true },
  { path: '/completions', check: checkCompletions, answers: true, endsWithDone: true },
  { path: '/embeddings', check: checkEmbeddings, answers: false, endsWithDone: true },
  { path: '/responses', check: checkResponses, answers: true, endsWithDone: false },
];

/** The routes whose requests go to a provider. */
export function inferenceRoutes(parts: InferenceParts): Route[] {
  return endpoints.map((endpoint) => ({
    path: `/v1${endpoint.path}`,
    handlers: { POST: (exchange) => infer(parts, endpoint, exchange) },
  }));
}

async function infer(parts: InferenceParts, endpoint: Endpoint, exchange: Exchange): Promise<void> {
  const { authenticator, limiter, settings, shutdown } = parts;
  const { request } = exchange;
  const tenant = await authenticator.authenticate(request.headers.authorization);
  exchange.tenant = tenant.name;
  const asked = await read(parts, endpoint, exchange).catch(async (error: unknown) => {
    Object.assign(exchange.headers, await limiter.look(tenant)); // a refusal uses nothing and still tells where limits stand
    throw error;
  });
  const reservation = await limiter.reserve(tenant, estimateTokens(asked.body, endpoint.answers));
  Object.assign(exchange.headers, reservation.headers);
  let tokens = 0;
  try {
    tokens = await relay({
      exchange,
      provider: asked.provider,
      // The body goes on byte for byte: what we do not know is not ours to lose.
      request: { method: 'POST', path: endpoint.path, headers: forwardedHeaders(exchange), body: asked.bytes },
      stream: asked.body['stream'] === true,
      endsWithDone: endpoint.endsWithDone,
      promptTokens: estimatePrompt(asked.body),
      idleTimeoutMs: settings.idleTimeoutMs,
      shutdown,
    });
  } finally {
    reservation.settle(tokens);
  }
}

async function read({ catalogue, settings }: InferenceParts, endpoint: Endpoint, exchange: Exchange): Promise<Asked> {
  requireJson(exchange.request.headers);
  const bytes = await readBody(exchange, settings.maxBodyBytes);
  const body = parseJsonObject(bytes);
  endpoint.check(body);
  const model = String(body['model']); // checked above
  const found = await catalogue.find(model);
  if (found === undefined) throw unknownModel(model);
  return { bytes, body, provider: found.provider };
}
