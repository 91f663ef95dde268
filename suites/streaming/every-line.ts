import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Problem, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';

/** The longest line that Go's bufio.Scanner reads unless it is told otherwise. */
const longestLine = 64 * 1024;

/** Lines of a stream that scanners give up on. */
export function longLines(answer: Exchange): readonly Problem[] {
  return answer.sse.blocks
    .filter(({ longestLine: bytes }) => bytes >= longestLine)
    .map(({ longestLine: bytes }, index) => ({
      ...problem(`the longest line of event ${index}`, `under ${longestLine} bytes`, bytes),
      wire: answer.wire,
    }));
}

export default scenario({
  id: 'every-line',
  title: 'Every line of every stream of the run',
  needs: [],
  passive: true,
  cost: { requests: 0, tokens: 0 },
  exchange: async (_gateway, seen) => seen.filter(({ mediaType }) => mediaType === 'text/event-stream'),
  judges: { 'streaming.short-lines': (streams) => streams.flatMap(longLines) },
});
