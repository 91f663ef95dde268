import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { everyOne } from '../http.ts';
import { weather } from './asks.ts';
import { answeredCall, takesHistory } from './histories.ts';

export default scenario({
  id: 'tool-history',
  title: 'Tool calls in the history, with null content and without content',
  needs: ['model'],
  cost: { requests: 2, tokens: 200 },
  exchange: async (gateway) => {
    const ask = (fields: Readonly<Record<string, unknown>>) =>
      gateway.chat({ tools: [weather], messages: answeredCall(fields) });
    const [nullContent, noContent] = await Promise.all([ask({ content: null }), ask({})]);
    return { nullContent, noContent };
  },
  judges: {
    'tools.history-null-content': ({ nullContent }) => takesHistory(nullContent),
    'tools.history-absent-content': ({ noContent }) => takesHistory(noContent),
    'errors.never-5xx': ({ nullContent, noContent }) =>
      everyOne({ 'null content': nullContent, 'no content': noContent }, survives),
  },
});
