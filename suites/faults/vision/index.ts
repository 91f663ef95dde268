import { openapi } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { failingSilently, hasPart, messagesOf, passingOn, refusing } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const image = openapi('#/components/schemas/ImagePart');
const hasPicture = (body: JsonObject) => hasPart(body, 'image_url');

const withoutPictures = (body: JsonObject): JsonObject => ({
  ...body,
  messages: messagesOf(body).map((one) => ({
    ...one,
    content: Array.isArray(one['content']) ? one['content'].filter((part) => part?.type === 'text') : one['content'],
  })),
});

/** How the field treats pictures. */
export const visionFaults: readonly Fault[] = [
  {
    id: 'fails-on-pictures',
    says: 'answers a picture with an error under status 200',
    seen: [image],
    kills: ['vision.image-input'],
    bend: failingSilently(hasPicture),
  },
  {
    id: 'breaks-on-pictures',
    says: 'breaks down over a picture',
    seen: [image],
    kills: ['vision.image-input'],
    bend: refusing(hasPicture, "'list' object has no attribute 'strip'", { type: 'server_error' }, 500),
  },
  {
    id: 'throws-pictures-away',
    says: 'leaves pictures out without a word',
    seen: [image],
    kills: ['vision.malformed-image'],
    bend: passingOn(withoutPictures),
  },
];
