import type { RequirementId } from '../requirements/index.ts';
import { auth } from './auth.ts';
import { chat } from './chat.ts';
import { completionsCoverage } from './completions.ts';
import { embeddingsCoverage } from './embeddings.ts';
import { errors } from './errors.ts';
import { http } from './http.ts';
import { modelsCoverage } from './models.ts';
import { responsesCoverage } from './responses.ts';
import { sdks } from './sdks.ts';
import { security } from './security.ts';
import { streamingCoverage } from './streaming.ts';
import { structuredOutputCoverage } from './structured-output.ts';
import { throttlingCoverage } from './throttling.ts';
import { toolsCoverage } from './tools.ts';

/**
 * The facts of the wire contract by their catalogue ids, each with the requirements that judge it, or the reason why no
 * black-box run does. It says what the requirements leave out, which they cannot say themselves.
 */
export const coverage: readonly Readonly<Record<string, readonly RequirementId[] | string>>[] = [
  http,
  auth,
  errors,
  throttlingCoverage,
  modelsCoverage,
  chat,
  toolsCoverage,
  structuredOutputCoverage,
  streamingCoverage,
  embeddingsCoverage,
  completionsCoverage,
  responsesCoverage,
  security,
  sdks,
];
