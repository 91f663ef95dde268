import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createAuthenticator } from './auth/authenticator.ts';
import type { Settings } from './config/settings.ts';
import type { KeyStore } from './database/key-store.ts';
import { prepareDrain } from './http/drain.ts';
import { healthRoutes } from './http/health.ts';
import type { Route } from './http/routes.ts';
import { createHttpServer } from './http/server.ts';
import type { Counters } from './limits/counters.ts';
import { createLimiter } from './limits/limiter.ts';
import { createCatalogue } from './models/catalogue.ts';
import { modelRoutes } from './models/model-routes.ts';
import { openProvider } from './provider/provider.ts';
import { inferenceRoutes } from './proxy/inference-routes.ts';

/** What a gateway stands on; whoever opened them closes them. */
export interface GatewayParts {
  settings: Settings;
  keys: KeyStore;
  counters: Counters;
  log: Logger;
}

/** A gateway that can serve. */
export interface Gateway {
  /** Resolves with the port once connections are accepted; rejects when the address cannot be used. */
  listen(): Promise<number>;
  /** Must be called when the keys have changed. */
  keysChanged(): void;
  /** Finishes what is in flight, at most the drain timeout long, and closes every connection. */
  drain(): Promise<void>;
}

/** Puts a gateway together from its parts; nothing is opened yet but connection pools. */
export function createGateway({ settings, keys, counters, log }: GatewayParts): Gateway {
  const providers = settings.providers.map((provider) => openProvider(provider, settings));
  const catalogue = createCatalogue(providers);
  const authenticator = createAuthenticator(keys);
  const limiter = createLimiter(counters, settings.defaultLimits);
  const shutdown = new AbortController();
  const routes: Route[] = [];
  const server = createHttpServer(routes, log);
  const drain = prepareDrain(server);
  routes.push(
    ...inferenceRoutes({ authenticator, limiter, catalogue, settings, shutdown: shutdown.signal }),
    ...modelRoutes(authenticator, catalogue),
    ...healthRoutes(keys, drain.isDraining),
  );

  return {
    keysChanged: () => authenticator.forget(),
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(settings.port, settings.host, () => {
          server.off('error', reject);
          catalogue.list().catch(() => log.warn('no provider listed its models yet')); // the first request finds them known
          resolve((server.address() as AddressInfo).port); // a TCP server's address is never a string
        });
      }),
    async drain() {
      await drain.drain(settings.drainTimeoutMs, () => shutdown.abort());
      await Promise.all(providers.map(({ pool }) => pool.destroy()));
    },
  };
}
