import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { conventions } from './conventions.ts';

const emoji = '🪨 Grüße 漢字 🪨';

export default scenario({
  id: 'connection',
  title: 'A chat, a refusal, a stream and a list, one after the other on one connection',
  needs: ['model'],
  cost: { requests: 4, tokens: 100 },
  exchange: (gateway) => {
    const path = '/chat/completions';
    // Where lengths are counted in characters, it shows only in what is longer in bytes.
    const messages = [{ role: 'user', content: `Repeat exactly: ${emoji}` }];
    return gateway.raw([
      { method: 'POST', path, body: gateway.chatBody({ messages }) },
      { method: 'POST', path, body: gateway.chatBody({ messages: emoji }) },
      { method: 'POST', path, body: gateway.chatBody({ stream: true }), headers: takesTrailers },
      { method: 'GET', path: '/models' },
    ]);
  },
  judges: { ...conventions, 'http.keeps-connections': keepsThem },
});

const takesTrailers = [
  ['te', 'trailers'],
  ['connection', 'TE'],
] as const;

/** One new connection may be chance; one for every answer is a habit. */
const mostConnections = 2;

function keepsThem(answers: readonly Exchange[]): readonly Problem[] {
  const opened = answers.filter(({ wire }) => wire.socket?.reused === false).length;
  return holds('the connections', `${opened} for ${answers.length} requests`, 'one', opened <= mostConnections);
}
