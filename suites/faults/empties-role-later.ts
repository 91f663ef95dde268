import { field } from '../../spec/sources.ts';
import { eachChunk, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const emptiesRoleLater: Fault = {
  id: 'empties-role-later',
  says: 'sends an empty role in every chunk but the first',
  seen: [field('MiniMax-AI/MiniMax-M2.5#2')],
  kills: ['streaming.role-once'],
  bend: { stream: eachChunk((chunk, index) => (index === 0 ? chunk : withDelta(chunk, { role: '' }))) },
};
