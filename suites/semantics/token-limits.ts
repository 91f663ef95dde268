import { type Scenario, scenario } from '../../harness/scenario.ts';
import { takes, withstands } from '../chat/acceptance.ts';
import { cappedAt } from '../room.ts';
import { isCutAt, longAnswer } from './cut.ts';

const few = 5;
const someMore = 8;

export const maxTokens: Scenario = scenario({
  id: 'max-tokens',
  title: 'A long answer under a small limit of tokens',
  needs: ['model'],
  cost: { requests: 1, tokens: 40 },
  model: true,
  exchange: (gateway) => gateway.chat({ messages: longAnswer, ...cappedAt(gateway, few) }),
  judges: { 'semantics.max-tokens': (answer) => isCutAt(answer, few) },
});

export const maxCompletionTokens: Scenario = scenario({
  id: 'max-completion-tokens',
  title: 'A long answer under a small max_completion_tokens',
  needs: ['model'],
  cost: { requests: 1, tokens: 40 },
  model: true,
  exchange: (gateway) => gateway.chat({ messages: longAnswer, max_tokens: undefined, max_completion_tokens: someMore }),
  judges: {
    'errors.never-5xx': withstands,
    'requests.max-completion-tokens': (answer) => takes('max_completion_tokens', answer),
    'semantics.max-completion-tokens': (answer) => isCutAt(answer, someMore),
  },
});
