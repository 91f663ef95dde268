import { inconclusive, kept, problem } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { directive } from '../sides.ts';

const requests = 10;
const most = 4; // new connections for as many requests in a row: a pool may grow, and lose some to its idle limit

export default scenario({
  id: 'upstream-connections',
  title: 'Connections to the provider, over requests in a row, each other one for a stream',
  needs: ['model', 'upstream'],
  cost: { requests, tokens: 500 },
  alone: true, // what runs beside it opens connections too
  exchange: async (gateway) => {
    const nonce = gateway.nonce();
    const messages = [{ role: 'user', content: `Say OK. ${directive({ nonce })}` }];
    const before = await gateway.upstream.identity();
    const answers = [];
    for (let sent = 0; sent < requests; sent += 1)
      answers.push(await gateway.chat({ max_tokens: 2, seed: sent, messages, stream: sent % 2 === 1 }));
    const { requests: arrived } = await gateway.upstream.wait({
      nonce,
      reaches: 'closed',
      count: requests,
      timeout: 1000,
    });
    const after = await gateway.upstream.identity();
    return { arrived, opened: after.connections.opened - before.connections.opened };
  },
  judges: {
    'isolation.connections-pooled': ({ arrived, opened }) => {
      if (arrived.length < requests) return inconclusive(`${arrived.length} of ${requests} requests arrived upstream`);
      // A pool that goes round uses old connections one after the other, and opens none.
      const used = Math.min(opened, new Set(arrived.map(({ connection }) => connection)).size);
      return used <= most ? kept : [problem(`${requests} requests in a row`, `at most ${most} new connections`, used)];
    },
  },
});
