import { whatwg } from '../../spec/sources.ts';
import { labelStreams } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const labelsStreamLatin1: Fault = {
  id: 'labels-stream-latin1',
  says: 'says that a stream is in ISO 8859-1',
  seen: [whatwg('9.2.5')],
  kills: ['streaming.media-type'],
  bend: { head: labelStreams('text/event-stream; charset=iso-8859-1') },
};
