import { field } from '../../spec/sources.ts';
import { eachChunk, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const leavesRoleOut: Fault = {
  id: 'leaves-role-out',
  says: 'never says the role',
  seen: [field('maximhq/bifrost#6523'), field('tensorzero/tensorzero#1265')],
  kills: ['streaming.role-first'],
  bend: { stream: eachChunk((chunk) => withDelta(chunk, { role: undefined })) },
};
