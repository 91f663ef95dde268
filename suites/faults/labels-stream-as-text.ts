import { field } from '../../spec/sources.ts';
import { labelStreams } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const labelsStreamAsText: Fault = {
  id: 'labels-stream-as-text',
  says: 'labels a stream text/plain',
  seen: [field('containers/ramalama#2837')],
  kills: ['streaming.media-type'],
  bend: { head: labelStreams('text/plain; charset=utf-8') },
};
