import { field } from '../../spec/sources.ts';
import { isChat, type JsonObject } from '../bend.ts';
import type { Fault } from '../fault.ts';
import { asking } from '../refusals.ts';

export const silentDefaultModel: Fault = {
  id: 'silent-default-model',
  says: 'lets a default model answer for one that it does not have',
  seen: [field('ddalcu/mlx-serve#258'), field('icebear0828/codex-proxy#660')],
  kills: ['errors.unknown-model'],
  bend: {
    request: (request) => {
      const asked = isChat(request) ? (request.json as JsonObject | null | undefined)?.['model'] : undefined;
      if (asked === undefined) return request;
      const known = String(asked).match(/^runestone(-words|-embed|.words)/);
      return known !== null ? request : asking(request, { model: 'runestone-words' });
    },
  },
};
