import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';
import { decodeBody, requireKnownCoding } from './content-coding.ts';
import type { Exchange } from './exchange.ts';

/** The client closed its side before the exchange was over: nobody is left to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Reads the whole request body, decoded; throws ApiError 413, 415 or 400, or ClientGone. */
export async function readBody(exchange: Exchange, limit: number): Promise<Buffer> {
  const { request, response } = exchange;
  requireKnownCoding(request.headers);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  if (exchange.expectsContinue) {
    response.writeContinue();
    exchange.expectsContinue = false;
  }
  return decodeBody(request.headers, await collect(request, limit), limit);
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const stop = (outcome: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      request.on('error', () => {}); // a reset after the answer is nobody's news
      outcome();
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        request.resume(); // keep reading, so that the client can finish sending and read the answer
        stop(() => reject(tooLarge(limit)));
      }
    };
    const onEnd = () =>
      stop(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)));
    const onClose = () => stop(() => reject(new ClientGone('the client closed the connection while sending its body')));
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

function tooLarge(limit: number): ApiError {
  return new ApiError(413, `The request body is larger than the limit of ${limit} bytes.`, {
    code: 'request_too_large',
  });
}
