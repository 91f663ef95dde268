import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, inconclusive, type Judgement, kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered } from '../chat/acceptance.ts';
import { contentOf, user } from '../chat/choices.ts';
import { textOf } from '../chat/chunks.ts';
import { isOneJsonValue, statusAndBody } from '../http.ts';
import { roomFor } from '../room.ts';
import { together } from '../together.ts';
import { damaged, given, isMangled } from './mangled.ts';

export default scenario({
  id: 'unicode',
  title: 'Characters of many scripts, there and back, plain and streamed',
  needs: ['model'],
  cost: { requests: 2, tokens: 180 },
  model: true,
  exchange: async (gateway) => {
    const messages = [user(`Repeat exactly between <<>>: <<${given}>>`)];
    const room = roomFor(gateway, 64); // a tokenizer may take a token for every byte of an odd character
    const [plain, streamed] = await Promise.all([
      gateway.chat({ messages, ...room }),
      gateway.streamChat({ messages, ...room }),
    ]);
    return { plain, streamed };
  },
  judges: {
    'http.one-json-value': ({ plain }) => (plain.ok ? isOneJsonValue(plain) : kept),
    'streaming.valid-utf8': ({ streamed: { sse, text } }) =>
      holds('the body', text.slice(0, 160), 'valid UTF-8', sse.validUtf8),
    'semantics.unicode': ({ plain, streamed }) =>
      together(
        isUnchanged('the answer', plain, contentOf(plain)),
        isUnchanged('the stream', streamed, textOf(streamed)),
      ),
  },
});

function isUnchanged(what: string, answer: Exchange, text: string): Judgement {
  if (text.includes(given)) return kept;
  if (!isAnswered(answer) || text === '') return inconclusive(`${what} had no text: ${statusAndBody(answer)}`);
  const found: readonly Problem[] = [{ ...problem(what, given, text), wire: answer.wire }];
  if (isMangled(text)) return found;
  return damaged.test(text) ? softly(found) : kept;
}
