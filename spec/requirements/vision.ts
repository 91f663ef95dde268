import { must, requirements, should } from '../requirement.ts';
import { openapi } from '../sources.ts';

const image = '#/components/schemas/ImagePart';

/** Pictures in a chat request. */
export const vision = requirements('vision', {
  'image-input': must('read a picture in a user message, or refuse it', {
    source: [openapi(image), openapi('#/components/schemas/UserMessage/properties/content')],
    breaks: 'the model describes a picture that it was never shown',
  }),
  'malformed-image': should('answer an image part without a URL with 400', {
    source: [openapi(`${image}/properties/image_url/required`)],
    breaks: 'the model speaks about a picture that was lost on the client, and nobody notices',
    after: ['errors.never-5xx'],
  }),
});
