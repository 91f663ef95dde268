import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';

/** Above the 5 s after which many servers close by default, and what a pool can be asked to bear. */
const idles = [6, 15] as const;

export default scenario({
  id: 'idle-connection',
  title: `A connection that is idle for ${idles.join(' s and ')} s`,
  needs: ['load'],
  cost: { requests: 1 + idles.length, tokens: 0 },
  exchange: (gateway) => {
    const call = { method: 'GET', path: '/models' };
    return gateway.raw([call, ...idles.map((seconds) => ({ ...call, idleMs: seconds * 1000 }))]);
  },
  judges: { 'http.survives-idle': survives },
});

function survives(answers: readonly Exchange[]): readonly Problem[] {
  const broken = idles.findIndex((seconds, index) => {
    const before = answers[index];
    return answers[index + 1]?.wire.socket?.reused === false && before !== undefined && !announces(before, seconds);
  });
  if (broken < 0) return [];
  return [problem('the connection', 'open, or its closing announced', `closed within ${idles[broken]} s of silence`)];
}

/** Whether an answer said that its connection would not live that long. */
function announces(answer: Exchange, seconds: number): boolean {
  if (/close/i.test(answer.header('connection') ?? '')) return true;
  const timeout = /timeout\s*=\s*(\d+)/i.exec(answer.header('keep-alive') ?? '')?.[1];
  return timeout !== undefined && Number(timeout) <= seconds;
}
