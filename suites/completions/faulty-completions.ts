import { scenario } from '../../harness/scenario.ts';
import * as judge from '../errors/envelope.ts';
import { everyOne } from '../http.ts';
import { absent, complete } from './asked.ts';

export default scenario({
  id: 'completion-faults',
  title: 'Legacy completions without a prompt and without a model',
  needs: ['model'],
  cost: { requests: 2, tokens: 60 },
  exchange: async (gateway) => {
    const [noPrompt, noModel] = await Promise.all([
      complete(gateway, { prompt: undefined }),
      complete(gateway, { model: undefined }),
    ]);
    return { noPrompt, noModel };
  },
  judges: {
    'completions.missing-fields': (answers) =>
      absent(answers.noPrompt) ?? everyOne({ ...answers }, judge.isRefusedWith400),
    'errors.envelope': (answers) =>
      absent(answers.noPrompt) === null ? everyOne({ ...answers }, judge.hasEnvelope) : [],
    'errors.never-5xx': (answers) => everyOne({ ...answers }, judge.survives),
  },
});
