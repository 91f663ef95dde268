import { invalid } from './errors.ts';
import { optionalBoolean, optionalObject } from './fields.ts';
import type { JsonObject } from './json.ts';

/** Reads `stream` and `stream_options`, which belong together. */
export function readStreaming(body: JsonObject): { stream: boolean; includeUsage: boolean } {
  const stream = optionalBoolean(body, 'stream') ?? false;
  const options = optionalObject(body, 'stream_options');
  if (options !== undefined && !stream) {
    throw invalid('stream_options', "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  return { stream, includeUsage: optionalBoolean(options ?? {}, 'include_usage') ?? false };
}
