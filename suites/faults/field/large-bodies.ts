import { field } from '../../../spec/sources.ts';
import type { Fault } from '../../fault.ts';

const MiB = 1024 * 1024; // where nginx draws the line unless it is told otherwise

export const refusesLargeBodiesWithAPage: Fault = {
  id: 'refuses-large-bodies-with-a-page',
  says: 'lets the proxy before it refuse a body of more than a megabyte, with its HTML page',
  seen: [field('CosmosShadow/gptpdf#33')],
  kills: ['http.large-bodies'],
  bend: {
    answer: ({ body }) =>
      body.length <= MiB
        ? null
        : {
            status: 413,
            headers: { 'content-type': 'text/html' },
            body: '<html><head><title>413 Request Entity Too Large</title></head></html>',
          },
  },
};
