import type { IncomingHttpHeaders } from 'node:http';
import type { Exchange } from '../http/exchange.ts';
import type { BodySink, Call, ProviderRequest } from '../provider/call.ts';
import { callProvider } from '../provider/call.ts';
import { badAnswer, transportError } from '../provider/failure.ts';
import type { Provider } from '../provider/provider.ts';
import { errorSink } from './error-sink.ts';
import { eventSink } from './event-sink.ts';
import { jsonSink } from './json-sink.ts';

/** What a relay needs to know about the request it carries. */
export interface Relay {
  exchange: Exchange;
  provider: Provider;
  request: ProviderRequest;
  /** True when the client asked for an event stream. */
  stream: boolean;
  /** Chat and completion streams end with [DONE]; Responses streams with a final event. */
  endsWithDone: boolean;
  /** Tokens to charge for the input when the provider reports no usage. */
  promptTokens: number;
  idleTimeoutMs: number;
  /** Aborted when the gateway must stop and can wait no longer. */
  shutdown: AbortSignal;
}

/** What the sinks of one relay share. */
export interface RelayState extends Relay {
  call(): Call;
  /** Notes the tokens used so far, for a client that leaves early. */
  used(tokens: number): void;
  /** Ends the relay: the answer is complete, `tokens` were used. */
  done(tokens: number): void;
  /** Ends the relay before anything was sent; the error becomes the answer. */
  refuse(error: Error): void;
}

/**
 * Carries one request to its provider and the answer back; resolves with the tokens used once the answer is sent or
 * the client has gone, rejects with an ApiError while nothing was sent.
 */
export function relay(parts: Relay): Promise<number> {
  return new Promise((resolve, reject) => {
    const { response } = parts.exchange;
    let call: Call | undefined;
    let tokens = 0; // a client that leaves before the answer has used nothing we know of
    const onClose = () => {
      call?.abort();
      resolve(tokens);
    };
    const state: RelayState = {
      ...parts,
      call: () => call ?? noCall,
      used(count) {
        tokens = count;
      },
      done(count) {
        response.off('close', onClose);
        resolve(count);
      },
      refuse(error) {
        response.off('close', onClose);
        call?.abort();
        reject(error);
      },
    };
    if (response.destroyed) return onClose();
    response.on('close', onClose);
    call = callProvider(parts.provider, parts.request, {
      head: (status, headers) => sinkFor(state, status, headers),
      fail: (error) => state.refuse(transportError(error)),
    });
  });
}

const noCall: Call = { abort() {}, pause() {}, resume() {} };

function sinkFor(state: RelayState, status: number, headers: IncomingHttpHeaders): BodySink {
  if (status !== 200) return errorSink(state, status, headers);
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (state.stream && type === 'text/event-stream') return eventSink(state, headers);
  if (type === 'application/json' || type.endsWith('+json')) return jsonSink(state, headers);
  const expected = state.stream ? 'an event stream' : 'JSON';
  state.refuse(badAnswer(`expected ${expected}, the media type says otherwise`));
  return { write() {}, end() {}, fail() {} };
}
