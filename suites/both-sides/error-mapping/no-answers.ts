import { scenario } from '../../../harness/scenario.ts';
import { answersAgain, provoke } from '../provoked.ts';
import { ofErrors, type Seen, unreachable } from './judges.ts';

export default scenario({
  id: 'no-answers',
  title: 'A provider that breaks the connection before it answers',
  needs: ['model', 'upstream'],
  cost: { requests: 7, tokens: 300 },
  alone: true,
  exchange: async (gateway): Promise<Seen> => {
    await answersAgain(gateway);
    const provoked = await provoke(gateway, [
      { words: { cut: 'headers' } },
      { words: { end: 'headers' } },
      { words: { cut: 'headers' }, stream: true },
      { words: { end: 'headers' }, stream: true },
    ]);
    return { provoked, key: gateway.keys.apiKey };
  },
  judges: { ...ofErrors, 'error-mapping.unreachable': unreachable },
});
