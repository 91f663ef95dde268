import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { inPlaceOf, isRefused } from '../refusals.ts';

export const htmlErrors: Fault = {
  id: 'html-errors',
  says: 'lets the proxy before it replace refusals by its own HTML page',
  seen: [field('CosmosShadow/gptpdf#33')],
  kills: ['errors.envelope'],
  bend: inPlaceOf(isRefused, {
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>Error</title></head><body><center>openresty</center></body></html>',
  }),
};
