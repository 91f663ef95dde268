import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, RawCall } from '../../harness/gateway/gateway.ts';
import { holds, type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { answersAlike, answersOneOf, besidePlain } from './alike.ts';
import { gzipped } from './coding.ts';

const path = '/chat/completions';

export default scenario({
  id: 'request-forms',
  title: 'A chat whose body is chunked, compressed, announced, or labelled otherwise',
  needs: ['model'],
  cost: { requests: 7, tokens: 280 },
  exchange: async (gateway) => {
    const body = gateway.chatBody();
    const compressed = await gzipped(JSON.stringify(body));
    const [plain, chunked, announced, charset, text, form, gzip] = await Promise.all([
      gateway.chat(),
      byHand(gateway, { chunkBytes: 16 }),
      byHand(gateway, { headers: [['expect', '100-continue']] }),
      labelled(gateway, 'application/json; charset=utf-8'),
      labelled(gateway, 'text/plain'),
      labelled(gateway, 'application/x-www-form-urlencoded'),
      gateway.post(path, compressed, { headers: { 'content-encoding': 'gzip' } }),
    ]);
    return { plain, chunked, announced, charset, text, form, gzip };
  },
  judges: {
    'errors.never-5xx': ({ plain, chunked, text, form, gzip }) =>
      besidePlain(plain, () =>
        everyOne({ 'sent in chunks': chunked, 'as text': text, 'as a form': form, 'as gzip': gzip }, survives),
      ),
    'http.chunked-requests': ({ plain, chunked }) => besidePlain(plain, () => answersAlike(chunked)),
    'http.expect-continue': ({ plain, announced }) => besidePlain(plain, () => continues(announced)),
    'http.request-media-types': ({ plain, charset, text, form }) =>
      besidePlain(plain, () => [
        ...everyOne({ 'with a charset': charset }, answersAlike),
        ...everyOne({ 'as text': text, 'as a form': form }, (one) => answersOneOf(one, [200, 400, 415, 422])),
      ]),
    'http.gzip-requests': ({ plain, gzip }) =>
      besidePlain(plain, () => [
        ...answersOneOf(gzip, [200, 400, 415]),
        ...holds('the body', gzip.text.slice(0, 80), 'JSON', gzip.jsonError === null),
      ]),
  },
});

async function byHand(gateway: Gateway, form: Partial<RawCall>): Promise<Exchange> {
  const [answer] = await gateway.raw([{ method: 'POST', path, body: gateway.chatBody(), ...form }]);
  return answer;
}

const labelled = (gateway: Gateway, type: string): Promise<Exchange> =>
  gateway.post(path, gateway.chatBody(), { headers: { 'content-type': type }, patient: false });

function continues(answer: Exchange): readonly Problem[] {
  if (answer.status === 200 && answer.wire.socket?.continuedAt !== null) return [];
  if (answer.status === 200) return [problem('the wait for the body', '100 Continue', 'silence for 1 s')];
  return [problem('the status', '200, as without Expect', statusAndBody(answer))];
}
