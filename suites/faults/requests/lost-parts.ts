import { openapi } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { messagesOf, passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const parts = openapi('#/components/schemas/UserMessage/properties/content');

/** Passes lists of parts on as something else. */
const reading = (change: (parts: readonly unknown[]) => unknown): Fault['bend'] =>
  passingOn(
    (body): JsonObject => ({
      ...body,
      messages: messagesOf(body).map((one) =>
        Array.isArray(one['content']) ? { ...one, content: change(one['content']) } : one,
      ),
    }),
  );

export const lostParts: readonly Fault[] = [
  {
    id: 'reads-the-first-part',
    says: 'reads the first part of a list and no other',
    seen: [parts],
    kills: ['requests.text-parts'],
    bend: reading((all) => all.slice(0, 1)),
  },
  {
    id: 'writes-parts-as-objects',
    says: 'makes a text of a list of parts as JavaScript does',
    seen: [parts],
    kills: ['requests.text-parts'],
    bend: reading((all) => `Repeat exactly: ${String(all)}`),
  },
];
