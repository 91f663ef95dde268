import type { KeyStore } from '../database/key-store.ts';
import { sendJson } from './exchange.ts';
import type { Route } from './routes.ts';

const pingMs = 2_000; // shorter than the usual patience of a readiness probe

/** GET /health/live, /health/ready and /health, open to everyone: they tell states, no names or addresses. */
export function healthRoutes(keys: Pick<KeyStore, 'ping'>, isDraining: () => boolean): Route[] {
  const check = async () => {
    const database = await within(pingMs, keys.ping()).then(
      () => 'ok',
      () => 'unavailable',
    );
    const draining = isDraining();
    return { ready: database === 'ok' && !draining, checks: { database, draining } };
  };
  return [
    {
      path: '/health/live',
      handlers: { GET: (exchange) => sendJson(exchange, 200, JSON.stringify({ status: 'ok' })) },
    },
    {
      path: '/health/ready',
      handlers: {
        GET: async (exchange) => {
          const state = await check();
          sendJson(exchange, state.ready ? 200 : 503, JSON.stringify(state));
        },
      },
    },
    {
      path: '/health',
      handlers: {
        GET: async (exchange) => {
          const { ready, checks } = await check();
          const body = { status: ready ? 'ok' : 'unavailable', uptimeSeconds: Math.floor(process.uptime()), checks };
          sendJson(exchange, ready ? 200 : 503, JSON.stringify(body));
        },
      },
    },
  ];
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
