import { isChat, type JsonObject, type Received } from '../../bend.ts';
import { asking } from '../../refusals.ts';

/** The members of a chat request, or none. */
export const membersOf = (request: Received): JsonObject =>
  isChat(request) && typeof request.json === 'object' && request.json !== null ? (request.json as JsonObject) : {};

/** The same request with other members, where `change` names any. */
export function changing(change: (members: JsonObject) => JsonObject | null): (request: Received) => Received {
  return (request) => {
    const changes = change(membersOf(request));
    return changes === null ? request : asking(request, changes);
  };
}
