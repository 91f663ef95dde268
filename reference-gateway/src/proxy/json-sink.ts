import type { IncomingHttpHeaders } from 'node:http';
import { sendJson } from '../http/exchange.ts';
import { isObject } from '../http/json-body.ts';
import type { BodySink } from '../provider/call.ts';
import { badAnswer, disguisedError, transportError } from '../provider/failure.ts';
import { paceClient } from './client-stream.ts';
import { keptHeaders } from './kept-headers.ts';
import type { RelayState } from './relay.ts';
import { totalTokensIn } from './usage.ts';

// A JSON answer is useless before its end, so holding it costs the client nothing and lets a broken one still become
// a 502. What is longer (large batches of embeddings) is passed on as it comes.
const heldBytes = 1024 * 1024;
const tailBytes = 4096; // usage stands at the end
const resultKeys = ['choices', 'data', 'output'];

/** Passes a JSON answer back, byte for byte. */
export function jsonSink(state: RelayState, headers: IncomingHttpHeaders): BodySink {
  const { exchange, provider } = state;
  const { response } = exchange;
  const client = paceClient(response, state.call, state.idleTimeoutMs);
  const chunks: Buffer[] = [];
  let length = 0;
  let passing = false;
  let tail: Buffer = Buffer.alloc(0);

  const pass = () => {
    passing = true;
    response.writeHead(200, {
      ...exchange.headers,
      ...keptHeaders(headers),
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    for (const chunk of chunks) client.write(chunk);
    chunks.length = 0;
  };
  return {
    write(chunk) {
      length += chunk.length;
      if (passing) {
        client.write(chunk);
        tail = chunk.length < tailBytes ? Buffer.concat([tail.subarray(-tailBytes), chunk]) : chunk;
        return;
      }
      chunks.push(chunk);
      if (length <= heldBytes) return;
      if (state.stream) state.refuse(notAStream());
      else pass();
    },
    end() {
      if (passing) {
        client.release();
        response.end();
        state.done(totalTokensIn(tail) ?? state.promptTokens);
        return;
      }
      const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
      const fault = faultIn(body, state);
      if (fault !== undefined) return state.refuse(fault);
      sendJson(exchange, 200, body, keptHeaders(headers));
      state.done(totalTokensIn(body) ?? state.promptTokens);
    },
    fail(error) {
      if (!passing) return state.refuse(transportError(error));
      client.release();
      response.destroy(); // a body cut short must not look complete
      state.done(state.promptTokens);
    },
  };

  function faultIn(body: Buffer, { stream }: RelayState): Error | undefined {
    if (!looksWhole(body)) return badAnswer('the body is no JSON object');
    if (!stream && !body.includes('"error"')) return undefined;
    const document = parse(body);
    if (!isObject(document)) return badAnswer('the body is no JSON object');
    const hasResult = resultKeys.some((key) => Array.isArray(document[key]));
    if (document['error'] && !hasResult) return disguisedError(document, provider.redact, 502);
    return stream ? notAStream() : undefined;
  }
}

function notAStream(): Error {
  return badAnswer('a stream was asked for, one JSON document came');
}

// Reading the first and the last byte tells a cut body from a whole one without parsing it.
function looksWhole(body: Buffer): boolean {
  const text = body.length < 64 ? body.toString('latin1').trim() : undefined;
  if (text !== undefined) return text.startsWith('{') && text.endsWith('}');
  return (
    body.subarray(0, 32).toString('latin1').trimStart().startsWith('{') &&
    body.subarray(-32).toString('latin1').trimEnd().endsWith('}')
  );
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
