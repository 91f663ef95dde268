/** An HTTP/1.1 response as bytes (latin1), with exactly these header lines; for what an HTTP server would not send. */
export const wireMessage = (status: string, headers: readonly string[], body: string): string =>
  [`HTTP/1.1 ${status}`, ...headers, 'x-request-id: req_wire', '', body].join('\r\n');

/** Text as the latin1 characters of its UTF-8 bytes. */
export const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
