import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../http/api-error.ts';
import type { BodySink } from '../provider/call.ts';
import { badAnswer, disguisedError, transportError } from '../provider/failure.ts';
import { paceClient } from './client-stream.ts';
import { errorEvent } from './error-event.ts';
import type { Reading } from './event-reader.ts';
import { createEventReader } from './event-reader.ts';
import { keptHeaders } from './kept-headers.ts';
import type { RelayState } from './relay.ts';

const headMs = 250; // an error that comes first still gets its HTTP status; a slow first token does not delay the head
const lingerMs = 1_000; // the provider's own end follows its last event at once, and then its connection can be used again

/** Passes an event stream back, byte for byte and event by event, so that a cut never leaves half an event behind. */
export function eventSink(state: RelayState, headers: IncomingHttpHeaders): BodySink {
  const { exchange, provider, shutdown } = state;
  const { response } = exchange;
  const client = paceClient(response, state.call, state.idleTimeoutMs);
  const reader = createEventReader(state.endsWithDone);
  let started = false;
  let ended = false;

  const start = () => {
    clearTimeout(headTimer);
    if (started || ended) return;
    started = true;
    response.writeHead(200, {
      ...exchange.headers,
      ...keptHeaders(headers),
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no', // nginx in front of us must not collect the stream
    });
    response.flushHeaders();
  };
  const headTimer = setTimeout(start, headMs);

  const close = () => {
    ended = true;
    clearTimeout(headTimer);
    client.release();
    shutdown.removeEventListener('abort', onShutdown);
  };
  const tokens = () => reader.usage() ?? state.promptTokens + reader.events(); // one event is one token, near enough
  const finish = () => {
    close();
    response.end();
    state.done(tokens());
  };
  const breakOff = (error: ApiError) => {
    if (ended) return;
    if (!started) {
      close();
      state.refuse(error);
      return;
    }
    state.call().abort();
    client.write(`${reader.insideEvent() ? '\n\n' : ''}${errorEvent(error.body, state.endsWithDone, reader.events())}`);
    finish(); // without [DONE]: a failed answer must not look complete
  };
  const onShutdown = () => breakOff(new ApiError(503, 'The gateway is shutting down.', { code: 'shutting_down' }));
  shutdown.addEventListener('abort', onShutdown);
  response.once('close', close);

  const pass = ({ bytes, end }: Reading) => {
    if (bytes.length > 0) {
      start();
      client.write(bytes);
      state.used(tokens());
    }
    if (end?.kind === 'error') breakOff(disguisedError(end.document, provider.redact));
    if (end?.kind !== 'complete') return;
    finish();
    setTimeout(() => state.call().abort(), lingerMs).unref();
  };

  return {
    write(chunk) {
      if (!ended) pass(reader.push(chunk));
    },
    end() {
      if (ended) return;
      pass(reader.finish());
      if (!started) breakOff(badAnswer('the stream is empty'));
      else breakOff(streamCut());
    },
    fail(error) {
      const told = transportError(error);
      breakOff(told.status === 504 ? told : streamCut());
    },
  };
}

function streamCut(): ApiError {
  return new ApiError(502, 'The provider ended the stream before the answer was complete.', {
    code: 'upstream_stream_cut',
  });
}
