import { field } from '../../spec/sources.ts';
import { eachChunk, withDelta } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const nullsRole: Fault = {
  id: 'nulls-role',
  says: 'opens a stream with null for the role',
  seen: [field('langwatch/langwatch#6196')],
  kills: ['streaming.role-first'],
  bend: { stream: eachChunk((chunk) => withDelta(chunk, { role: null })) },
};
