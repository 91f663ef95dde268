/** Takes out of a text what a client must not learn. */
export type Redact = (text: string) => string;

const hidden = '[redacted]';

const internals: readonly RegExp[] = [
  /\n\s+at .+:\d+:\d+/, // JavaScript
  /Traceback \(most recent call last\)/, // Python
  /File "\/[^"]+", line \d+/,
  /goroutine \d+ \[/, // Go
  /SQLSTATE|\(Elixir\.|\.exs?:\d+: /,
];

const privateNames = /\b(?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:internal|local|lan|cluster\.local)\b(?::\d+)?[^\s"'<>]*/gi;
const privateAddresses =
  /\b(?:https?:\/\/)?(?:(?:127|10)(?:\.\d{1,3}){3}|(?:192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2})(?::\d+)?\b/g;
const keys = /\bsk-[A-Za-z0-9_-]{8,}/g;

/** A redactor for texts of the provider at `url` with our `key`: its key and address go, a stack trace takes all with it. */
export function redactor(url: URL, key: string | undefined): Redact {
  const needles = [key ?? '', url.href, url.origin, url.host, url.hostname].filter((needle) => needle.length > 3);
  needles.sort((one, other) => other.length - one.length); // a URL goes before the host inside it
  return (text) => {
    if (internals.some((trace) => trace.test(text))) return 'The provider failed to handle this request.';
    const rest = needles.reduce((left, needle) => left.replaceAll(needle, hidden), text);
    return rest.replace(privateNames, hidden).replace(privateAddresses, hidden).replace(keys, hidden);
  };
}
