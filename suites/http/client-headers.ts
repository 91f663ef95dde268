import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasEnvelope, survives } from '../errors/envelope.ts';
import { everyOne } from '../http.ts';
import { answersAlike, besidePlain } from './alike.ts';
import { acceptedByFetch, sdkHeaders } from './sdk-headers.ts';

export default scenario({
  id: 'client-headers',
  title: 'Chats with the headers and parameters that clients add',
  needs: ['model'],
  cost: { requests: 5, tokens: 200 },
  exchange: async (gateway) => {
    const organization = { 'openai-organization': 'org-runestone', 'openai-project': 'proj_runestone' };
    const [plain, sdk, member, traced, versioned] = await Promise.all([
      gateway.chat(),
      gateway.chat({}, { headers: { ...sdkHeaders, ...acceptedByFetch } }),
      gateway.chat({}, { headers: organization, patient: false }),
      gateway.chat({}, { headers: { 'x-client-request-id': 'runestone-123' } }),
      gateway.post('/chat/completions?api-version=2024-10-21', gateway.chatBody()),
    ]);
    return { plain, sdk, member, traced, versioned };
  },
  judges: {
    'errors.never-5xx': ({ plain, ...others }) => besidePlain(plain, () => everyOne(others, survives)),
    'http.tolerates-client-headers': ({ plain, sdk }) => besidePlain(plain, () => readsAlike(sdk)),
    'http.organization-headers': ({ plain, member }) => besidePlain(plain, () => isMember(member)),
    'http.client-request-id': ({ plain, traced }) => besidePlain(plain, () => answersAlike(traced)),
    'http.unknown-query': ({ plain, versioned }) => besidePlain(plain, () => answersAlike(versioned)),
  },
});

/** What arrives as garbage is no answer, whatever its status. */
function readsAlike(answer: Exchange): readonly Problem[] {
  if (answer.status !== 200) return answersAlike(answer);
  const reads = answer.isInItsCoding && answer.jsonError === null;
  const coding = answer.header('content-encoding');
  return holds('the body', `${answer.text.slice(0, 80)} (content-encoding: ${coding})`, 'JSON, once decoded', reads);
}

/** The live API refuses an organization that the key does not belong to. */
function isMember(answer: Exchange): readonly Problem[] {
  const found = answersAlike(answer);
  const refused = [401, 403].includes(answer.status ?? 0) && hasEnvelope(answer).length === 0;
  return refused ? softly(found) : found;
}
