import { field } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const doublesTheDataPrefix: Fault = {
  id: 'doubles-the-data-prefix',
  says: 'writes `data: ` before data that already has it',
  seen: [field('openclaw/openclaw#97474')],
  kills: ['streaming.data-is-json'],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? frame : `data: ${frame}`)) },
};
