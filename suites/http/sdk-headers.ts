/** The headers of both official SDKs together: openai-node on Node and in a browser, openai-python sync and async. */
export const sdkHeaders = {
  accept: 'application/json',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'user-agent': 'OpenAI/JS 7.57.0',
  'x-stainless-arch': 'x64',
  'x-stainless-async': 'false',
  'x-stainless-helper-method': 'stream',
  'x-stainless-lang': 'js',
  'x-stainless-os': 'Linux',
  'x-stainless-package-version': '7.57.0',
  'x-stainless-raw-response': 'true',
  'x-stainless-read-timeout': '600',
  'x-stainless-retry-count': '0',
  'x-stainless-runtime': 'node',
  'x-stainless-runtime-version': 'v24.0.0',
  'x-stainless-timeout': '600',
} as const;

/** What openai-node accepts by fetch. */
export const acceptedByFetch = { 'accept-encoding': 'gzip, deflate' } as const;
