import { claimsOf, decided } from '../claim.ts';

export const requestFormat = claimsOf('request-format', {
  minimal: decided('A request of nothing but a model and one message is answered', 'requests.minimal'),
  'all-parameters': decided(
    'The documented parameters are taken, together and one by one, or refused by name',
    'requests.full-parameters',
    'requests.optional-parameters',
    'requests.max-completion-tokens',
    'requests.identifiers',
  ),
  'required-fields': decided(
    'A chat request without its messages or its model is refused',
    'errors.missing-messages',
    'errors.missing-model',
    'errors.messages-type',
    'errors.empty-messages',
  ),
  nulls: decided('Optional fields may be null', 'requests.nulls'),
  ranges: decided(
    'Sampling parameters are taken up to their bounds and refused beyond them',
    'requests.boundaries',
    'errors.value-types',
    'errors.value-ranges',
  ),
  roles: decided(
    'Messages of every role are taken',
    'requests.message-roles',
    'requests.developer-role',
    'requests.system-anywhere',
  ),
  'content-parts': decided(
    'Content may be a text or a list of text parts',
    'requests.text-parts',
    'requests.parts-in-every-role',
  ),
  conversation: decided('An answer can be sent back as part of the conversation', 'requests.own-message'),
  'unknown-fields': decided(
    'What the gateway does not know is ignored or refused by name, never a server error',
    'errors.unknown-parameter',
    'requests.newer-parameters',
    'http.unknown-query',
  ),
  vision: decided('Pictures are read or refused, never lost', 'vision.image-input', 'vision.malformed-image'),
});
