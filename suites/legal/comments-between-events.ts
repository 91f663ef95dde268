import { field, whatwg } from '../../spec/sources.ts';
import { eachFrame } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const commentsBetweenEvents: Variant = {
  id: 'comments-between-events',
  says: 'sends a comment before every event, the first one too',
  allowed: [whatwg('9.2.6'), field('TheR1D/shell_gpt#358')],
  bend: { stream: eachFrame((frame) => [': OPENROUTER PROCESSING\n\n', frame]) },
};
