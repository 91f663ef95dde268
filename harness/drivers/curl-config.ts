/** Curl's own names of the ways in which it is run, besides `Expect`, which is a header to it. */
export const curlOptions = [
  'no-buffer',
  'compressed',
  'expect-100-continue',
  'http1.0',
  'http1.1',
  'http2',
  'http2-prior-knowledge',
] as const;

export type CurlOption = (typeof curlOptions)[number];

/** What to ask, and how. */
export interface CurlRequest {
  readonly url: string;
  /** Null sends no Authorization. */
  readonly apiKey: string | null;
  /** Posted as JSON; null makes it a GET. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** In place of the URL's own, where that is of a tap. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly options: readonly CurlOption[];
  /** After which curl gives up by itself. */
  readonly timeoutMs: number;
}

/** The feature of curl's build that an option needs, where it needs one. */
export const featureOf: Readonly<Partial<Record<CurlOption, string>>> = {
  compressed: 'libz',
  http2: 'HTTP2',
  'http2-prior-knowledge': 'HTTP2',
};

/** A file for `curl --config`: there, unlike in arguments, other users of the machine do not see a key. */
export function curlConfig(request: CurlRequest, files: { readonly body: string; readonly head: string }): string {
  const { url, apiKey, body, host, headers, options, timeoutMs } = request;
  const header = (name: string, value: string) => ['header', `${name}: ${value}`] as const;
  const lines: readonly (readonly [name: string, value?: string])[] = [
    ['url', url],
    ['globoff'],
    ['silent'],
    ['show-error'],
    ['noproxy', '*'],
    ['max-time', String(timeoutMs / 1000)],
    ['dump-header', files.head],
    ...(host === undefined ? [] : [header('Host', host)]),
    ...(apiKey === null ? [] : [header('Authorization', `Bearer ${apiKey}`)]),
    ...(body === null
      ? []
      : ([header('Content-Type', 'application/json'), ['data-binary', `@${files.body}`]] as const)),
    ...Object.entries(headers ?? {}).map(([name, value]) => header(name, value)),
    ...options.map((option) =>
      option === 'expect-100-continue' ? header('Expect', '100-continue') : ([option] as const),
    ),
  ];
  return lines.map(([name, value]) => (value === undefined ? `${name}\n` : `${name} = ${quoted(value)}\n`)).join('');
}

/** As a config file has it: of its escapes, these two matter, and a value never spans lines. */
function quoted(value: string): string {
  if (/[\0\r\n]/.test(value)) throw new Error(`expected a value on one line, saw ${JSON.stringify(value)}`);
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
