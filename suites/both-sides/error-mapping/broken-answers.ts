import { scenario } from '../../../harness/scenario.ts';
import { answersAgain, provoke } from '../provoked.ts';
import { ofErrors, type Seen, unusable } from './judges.ts';

export default scenario({
  id: 'broken-answers',
  title: 'Answers of the provider that are none, under a status of success',
  needs: ['model', 'upstream'],
  cost: { requests: 10, tokens: 400 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    await answersAgain(gateway);
    const provoked = await provoke(gateway, [
      { words: { error: 'body' } },
      { words: { error: 'body' }, stream: true },
      { words: { garbage: 0 } },
      { words: { cut: 1 } },
      { words: { end: 1 } },
      { words: { length: 'long' } },
      { words: { length: 'short' } },
    ]);
    return { provoked, key: gateway.keys.apiKey };
  },
  judges: { ...withoutStreams(), 'error-mapping.unusable-answer': unusable },
});

/** A 200 that was passed on has begun already: that it was an error shows only in what it held. */
function withoutStreams() {
  const { 'error-mapping.before-a-stream': _, ...others } = ofErrors;
  return others;
}
