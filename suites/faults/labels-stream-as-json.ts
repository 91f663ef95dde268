import { field } from '../../spec/sources.ts';
import { labelStreams } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const labelsStreamAsJson: Fault = {
  id: 'labels-stream-as-json',
  says: 'labels a stream application/json',
  seen: [field('vllm-project/vllm-ascend#6985'), field('openclaw/openclaw#97474')],
  kills: ['streaming.media-type'],
  bend: { head: labelStreams('application/json') },
};
