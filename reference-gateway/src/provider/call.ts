import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { BodyDecoder } from './body-decoder.ts';
import { decoderFor } from './body-decoder.ts';
import type { Provider } from './provider.ts';

/** A request to a provider. */
export interface ProviderRequest {
  method: 'GET' | 'POST';
  /** Below the provider's base path, with a leading slash. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: Buffer;
}

/** Takes the bytes of one response body, already decoded. */
export interface BodySink {
  write(chunk: Buffer): void;
  end(): void;
  /** The body broke off. */
  fail(error: Error): void;
}

/** Takes one response. */
export interface Receiver {
  head(status: number, headers: IncomingHttpHeaders): BodySink;
  /** There will be no response. */
  fail(error: Error): void;
}

/** The handle on a call under way. */
export interface Call {
  /** Drops the connection to the provider; the receiver hears nothing more. */
  abort(): void;
  pause(): void;
  resume(): void;
}

/** Sends `request` to the provider on the fastest path there is: undici's dispatch, no streams in between. */
export function callProvider(provider: Provider, request: ProviderRequest, receiver: Receiver): Call {
  let controller: Dispatcher.DispatchController | undefined;
  let sink: BodySink | undefined;
  let decoder: BodyDecoder | undefined;
  let over = false;

  const finish = (tell: () => void) => {
    if (over) return;
    over = true;
    tell();
  };
  const fail = (error: Error) => finish(() => (sink ?? receiver).fail(error));
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(started) {
      controller = started;
      if (over) started.abort(new Error('the client has gone'));
    },
    onResponseStart(_controller, status, headers) {
      if (status < 200 || over) return;
      sink = receiver.head(status, headers);
      decoder = decoderFor(headers, sink, fail);
    },
    onResponseData(_controller, chunk) {
      if (!over) (decoder ?? sink)?.write(chunk);
    },
    onResponseEnd() {
      if (decoder !== undefined) decoder.end(() => finish(() => sink?.end()));
      else finish(() => sink?.end());
    },
    onResponseError(_controller, error) {
      fail(error);
    },
  };
  provider.pool.dispatch(
    {
      method: request.method,
      path: provider.basePath + request.path,
      headers: {
        ...request.headers,
        'accept-encoding': 'identity', // we look at the bytes, and streams must not wait for a compressor
        ...(provider.authorization === undefined ? {} : { authorization: provider.authorization }),
      },
      body: request.body ?? null,
    },
    handler,
  );
  return {
    abort: () => {
      over = true;
      if (controller !== undefined && !controller.aborted) controller.abort(new Error('the client has gone'));
    },
    pause: () => controller?.pause(),
    resume: () => controller?.resume(),
  };
}
