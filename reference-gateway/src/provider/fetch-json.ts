import { ApiError } from '../http/api-error.ts';
import { callProvider } from './call.ts';
import { badAnswer, errorAnswer, transportError } from './failure.ts';
import type { Provider } from './provider.ts';

const longest = 16 * 1024 * 1024; // a list of models that is longer is no list of models

/** GETs a JSON document from a provider, asking once more when the connection failed; throws ApiError. */
export async function fetchJson(provider: Provider, path: string): Promise<unknown> {
  try {
    return await fetchOnce(provider, path);
  } catch (error) {
    if (!(error instanceof ApiError) || error.body.code !== 'upstream_unreachable') throw error;
    return fetchOnce(provider, path);
  }
}

function fetchOnce(provider: Provider, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const fail = (error: Error) => reject(transportError(error));
    const headers = { accept: 'application/json' };
    const call = callProvider(
      provider,
      { method: 'GET', path, headers },
      {
        fail,
        head: (status, responseHeaders) => ({
          fail,
          write(chunk) {
            length += chunk.length;
            if (length <= longest) chunks.push(chunk);
            else {
              call.abort();
              reject(badAnswer('the body is too long'));
            }
          },
          end() {
            const body = Buffer.concat(chunks);
            if (status !== 200) reject(errorAnswer(status, responseHeaders, body, provider.redact));
            else resolve(parse(body, reject));
          },
        }),
      },
    );
  });
}

function parse(body: Buffer, reject: (error: Error) => void): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    reject(badAnswer('the body is not JSON'));
    return undefined;
  }
}
