import type { Requirement } from '../requirement.ts';
import { agreement } from './agreement.ts';
import { auth } from './auth.ts';
import { cancellation } from './cancellation.ts';
import { chat } from './chat.ts';
import { clients } from './clients.ts';
import { completions } from './completions.ts';
import { concurrency } from './concurrency.ts';
import { cors } from './cors.ts';
import { embeddings } from './embeddings.ts';
import { errorMapping } from './error-mapping.ts';
import { errors } from './errors.ts';
import { fidelity } from './fidelity.ts';
import { http } from './http.ts';
import { isolation } from './isolation.ts';
import { models } from './models.ts';
import { overhead } from './overhead.ts';
import { rateLimits } from './rate-limits.ts';
import { requests } from './requests.ts';
import { resilience } from './resilience.ts';
import { responses } from './responses.ts';
import { security } from './security.ts';
import { semantics } from './semantics.ts';
import { streamHonesty } from './stream-honesty.ts';
import { streaming } from './streaming.ts';
import { structuredOutput } from './structured-output.ts';
import { throttling } from './throttling.ts';
import { tools } from './tools.ts';
import { vision } from './vision.ts';

/** The contract: every promise by its id, in report order. */
export const catalogue = {
  ...http,
  ...cors,
  ...auth,
  ...errors,
  ...rateLimits,
  ...throttling,
  ...models,
  ...chat,
  ...requests,
  ...semantics,
  ...vision,
  ...streaming,
  ...agreement,
  ...embeddings,
  ...completions,
  ...responses,
  ...tools,
  ...structuredOutput,
  ...clients,
  ...concurrency,
  ...security,
  ...fidelity,
  ...streamHonesty,
  ...cancellation,
  ...isolation,
  ...errorMapping,
  ...resilience,
  ...overhead,
} as const;

export type RequirementId = keyof typeof catalogue;

/** The requirement of an id that came from outside, or undefined. */
export const requirementOf = (id: string): Requirement | undefined =>
  Object.hasOwn(catalogue, id) ? catalogue[id as RequirementId] : undefined;
