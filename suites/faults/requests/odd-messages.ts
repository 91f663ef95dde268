import { field, openapi } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { failingSilently, hasPart, messagesOf, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const systemAt = (place: number) => (body: JsonObject) => messagesOf(body).at(place)?.['role'] === 'system';

export const oddMessages: readonly Fault[] = [
  {
    id: 'breaks-on-a-late-system',
    says: 'breaks down over a system message that is not the first',
    seen: [field('ollama/ollama#17754')],
    kills: ['errors.never-5xx'],
    bend: refusing(systemAt(-1), 'template: unexpected system message', { type: 'server_error' }, 500),
  },
  {
    id: 'fails-on-two-systems',
    says: 'answers two system messages with an error under status 200',
    seen: [field('ollama/ollama#17754')],
    kills: ['requests.system-anywhere'],
    bend: failingSilently((body) => systemAt(0)(body) && systemAt(1)(body)),
  },
  {
    id: 'fails-on-audio',
    says: 'answers audio with an error under status 200',
    seen: [openapi('#/components/schemas/AudioPart')],
    kills: ['requests.media-parts'],
    bend: failingSilently((body) => hasPart(body, 'input_audio')),
  },
  {
    id: 'finds-no-files',
    says: 'answers a file part with 404',
    seen: [openapi('#/components/schemas/FilePart')],
    kills: ['requests.media-parts'],
    bend: refusing((body) => hasPart(body, 'file'), 'Not found', {}, 404),
  },
];
