import { field } from '../../spec/sources.ts';
import { changingHeaders } from '../change-headers.ts';
import type { Fault } from '../fault.ts';

const epoch = () => '1795400881';

export const resetAsEpoch: Fault = {
  id: 'reset-as-epoch',
  says: 'announces resets as Unix times',
  seen: [field('dirge-code/dirge#719')],
  kills: ['rate-limits.durations'],
  bend: { head: changingHeaders({ 'x-ratelimit-reset-requests': epoch, 'x-ratelimit-reset-tokens': epoch }) },
};
