import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { UpstreamLost } from '../errors.ts';
import { RequestRefused } from './errors.ts';
import { isObject } from './json.ts';

export interface ControlConnection {
  /** Asks the control API; rejects with what it refuses, or with `UpstreamLost`. */
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** Connections are going to be refused for so many milliseconds, ours as well. */
  expectRefusal(milliseconds: number): void;
  close(): Promise<void>;
}

const pollTimeout = 90_000; // ms: the longest wait the API grants, and half of that again
const retryAfter = 50; // ms: a refusal ends at a known time, this only keeps from asking without a pause

/** Opens connections of their own to the control API below this address. */
export function controlConnection(root: string, token: string): ControlConnection {
  const agent = new Agent({ headersTimeout: pollTimeout, bodyTimeout: pollTimeout });
  let refusedUntil = 0;

  const send = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    const answer = await request(`${root}${path}`, {
      dispatcher: agent,
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const document: unknown = await answer.body.json();
    if (answer.statusCode === 200) return document;
    const error = isObject(document) && isObject(document['error']) ? document['error'] : {};
    throw new RequestRefused(
      answer.statusCode,
      String(error['message'] ?? `The upstream answered ${answer.statusCode}.`),
    );
  };

  return {
    async ask(method, path, body) {
      for (;;) {
        try {
          return await send(method, path, body);
        } catch (thrown) {
          if (thrown instanceof RequestRefused) throw thrown;
          if (performance.now() > refusedUntil) {
            const saw = thrown instanceof Error ? thrown.message : String(thrown);
            throw new UpstreamLost(`expected the scripted upstream at ${root} to answer, saw: ${saw}`);
          }
          await sleep(retryAfter);
        }
      }
    },
    expectRefusal(milliseconds) {
      refusedUntil = performance.now() + milliseconds + 1000; // a second for it to listen again on a busy machine
    },
    close: () => agent.close(),
  };
}
