import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';

/** A chat request whose last message ends in this directive. */
export const chatBody = (directive: string, more: object = {}, said = 'Count from 1 to 5'): string =>
  JSON.stringify({
    model: 'runestone-words',
    messages: [{ role: 'user', content: `${said} [[upstream ${directive}]]` }],
    ...more,
  });

/** Posts a chat request and returns the answer with its body as it came, no coding undone. */
export async function posted(
  url: string,
  body: string,
): Promise<{
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
  readonly reads: readonly Buffer[];
}> {
  const request = httpRequest(`${url}/chat/completions`, { method: 'POST', agent: false });
  request.end(body);
  const [response] = await once(request, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(pieces), reads: pieces };
}

/** Posts a chat request on a bare socket and returns the chunks of the answer's chunked coding, one by one. */
export async function chunksOf(url: string, body: string): Promise<readonly Buffer[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  const length = Buffer.byteLength(body);
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n${body}`,
  );
  await once(socket, 'close');
  let rest = Buffer.concat(pieces);
  rest = rest.subarray(rest.indexOf('\r\n\r\n') + 4);
  const chunks: Buffer[] = [];
  while (rest.length > 0) {
    const lineEnd = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.toString('latin1', 0, lineEnd), 16);
    if (size === 0) break;
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    rest = rest.subarray(lineEnd + 2 + size + 2);
  }
  return chunks;
}
