import { type Bend, isChat, type JsonObject, type Received } from './bend.ts';
import { asking, errorBody } from './refusals.ts';

/** Picks chat requests by their body. */
export type Asks = (body: JsonObject) => boolean;

const bodyOf = (request: Received): JsonObject | null =>
  isChat(request) && typeof request.json === 'object' ? (request.json as JsonObject | null) : null;

/** Refuses some chat requests: with 400, and the error fields and status given. */
export const refusing = (asks: Asks, message: string, fields: JsonObject = {}, status = 400): Bend => ({
  answer: (request) => {
    const body = bodyOf(request);
    return body !== null && asks(body) ? { status, body: errorBody(message, fields) } : null;
  },
});

/** Says under status 200 that something went wrong, for some chat requests. */
export const failingSilently = (asks: Asks): Bend => refusing(asks, 'Something went wrong.', {}, 200);

/** Passes chat requests on with other fields; a field set to undefined is left out. */
export const passingOn = (change: (body: JsonObject) => JsonObject): Bend => ({
  request: (request) => {
    const body = bodyOf(request);
    return body === null ? request : asking(request, change(body));
  },
});

/** The messages of a chat body. */
export const messagesOf = ({ messages }: JsonObject): readonly JsonObject[] =>
  Array.isArray(messages) ? (messages as JsonObject[]) : [];

/** Passes each message on in another form; undefined leaves it out. */
export const eachMessage = (change: (message: JsonObject, index: number) => JsonObject | undefined): Bend =>
  passingOn((body) => ({
    ...body,
    messages: messagesOf(body).flatMap((message, index) => change(message, index) ?? []),
  }));

/** Passes every text of every message on in other characters. */
export const eachText = (change: (text: string) => string): Bend =>
  eachMessage((message) =>
    typeof message['content'] === 'string' ? { ...message, content: change(message['content']) } : message,
  );

/** Whether some message has a part of this type. */
export const hasPart = (body: JsonObject, type: string): boolean =>
  messagesOf(body).some(({ content }) => Array.isArray(content) && content.some((part) => part?.type === type));
