import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import type { Undecided } from '../../harness/judge.ts';
import { declinesEndpoint } from '../not-offered.ts';

/** Sends an embeddings request for the model under test. */
export const embed = (gateway: Gateway, patch: Patch): Promise<Exchange> =>
  gateway.post('/embeddings', { model: gateway.embeddingModel, ...patch });

/** A skip where there are no embeddings; null where there are. */
export const absent = (answer: Exchange): Undecided | null => declinesEndpoint(answer, '/embeddings');
