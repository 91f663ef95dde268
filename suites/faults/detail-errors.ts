import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachRefusal } from '../refusals.ts';

export const detailErrors: Fault = {
  id: 'detail-errors',
  says: 'answers refused requests with `{detail: [...]}`, as FastAPI does by itself',
  seen: [field('sgl-project/sglang#7487'), field('ray-project/ray#64833')],
  kills: ['errors.envelope'],
  bend: eachRefusal(() => ({ detail: [{ type: 'missing', loc: ['body', 'messages'], msg: 'Field required' }] })),
};
