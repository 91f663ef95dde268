import { field } from '../../spec/sources.ts';
import { labelStreams } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const leavesStreamUnlabelled: Fault = {
  id: 'leaves-stream-unlabelled',
  says: 'sends a stream without a content type',
  seen: [field('nearai/private-ml-sdk#20')],
  kills: ['streaming.media-type'],
  bend: { head: labelStreams(null) },
};
