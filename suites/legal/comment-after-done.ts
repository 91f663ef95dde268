import { whatwg } from '../../spec/sources.ts';
import { eachFrame, isDone } from '../bend.ts';
import type { Variant } from '../fault.ts';

export const commentAfterDone: Variant = {
  id: 'comment-after-done',
  says: 'sends a comment after the sentinel',
  allowed: [whatwg('9.2.6')],
  bend: { stream: eachFrame((frame) => (isDone(frame) ? [frame, ': bye\n\n'] : frame)) },
};
