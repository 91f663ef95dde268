import type { Scenario } from '../../harness/scenario.ts';
import logprobs from './logprobs.ts';
import ownParameters from './own-parameters.ts';
import severalChoices from './several-choices.ts';
import steadyUsage from './steady-usage.ts';
import stopSequences from './stop-sequences.ts';
import { maxCompletionTokens, maxTokens } from './token-limits.ts';
import unicode from './unicode.ts';

/** What parameters do to an answer, in report order. */
export const semanticScenarios: readonly Scenario[] = [
  maxTokens,
  maxCompletionTokens,
  stopSequences,
  severalChoices,
  logprobs,
  unicode,
  ownParameters,
  steadyUsage,
];
