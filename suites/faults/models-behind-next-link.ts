import { sdk } from '../../spec/sources.ts';
import { isFor } from '../bend.ts';
import { withHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';
import { modelList } from '../model-list.ts';

export const modelsBehindNextLink: Fault = {
  id: 'models-behind-next-link',
  says: 'sends the first models and a Link to the next ones',
  seen: [sdk('openai-node src/core/pagination.ts')],
  kills: ['models.one-page'],
  bend: {
    ...modelList((list) => ({ ...list, data: list.data.slice(0, 2) })),
    head: (head, request) =>
      isFor(request, '/models') ? withHeaders({ link: '</v1/models?page=2>; rel="next"' })(head) : head,
  },
};
