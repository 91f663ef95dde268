import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { asking, lacks } from '../refusals.ts';

export const missingModelAnswered: Fault = {
  id: 'missing-model-answered',
  says: 'lets a default model answer a request that names none',
  seen: [field('icebear0828/codex-proxy#660')],
  kills: ['errors.missing-model'],
  bend: {
    request: (request) => (lacks(request, 'model') ? asking(request, { model: 'runestone-words' }) : request),
  },
};
