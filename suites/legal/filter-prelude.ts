import { field } from '../../spec/sources.ts';
import { eachFrame, frameOf, isChat } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const filterPrelude: Variant = {
  id: 'filter-prelude',
  says: 'opens a stream with the results of a filter, in a chunk without choices',
  allowed: [field('AbanteAI/archive-old-cli-mentat#430')],
  bend: {
    stream: (frames, request) =>
      eachFrame((frame, index) =>
        index === 0 && isChat(request)
          ? [
              frameOf({
                id: '',
                object: '',
                created: 0,
                model: '',
                prompt_filter_results: [{ prompt_index: 0 }],
                choices: [],
              }),
              frame,
            ]
          : frame,
      )(frames),
  },
};
