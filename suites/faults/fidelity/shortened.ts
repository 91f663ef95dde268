import { field, live } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { eachText, messagesOf, passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const reference = live('chat completions reference, messages');
const functions = live('function calling guide');

/** Passes every tool on with another definition. */
const eachDefinition = (change: (definition: JsonObject) => JsonObject) =>
  passingOn((body) => {
    const tools = (body['tools'] ?? []) as readonly JsonObject[]; // of a chat request, which was judged before
    return tools.length === 0
      ? body
      : { ...body, tools: tools.map((tool) => ({ ...tool, function: change(tool['function'] as JsonObject) })) };
  });

const piece = 64 * 1024 - 1; // so that no boundary falls between two characters of three bytes by chance

/** Requests that a gateway makes shorter or rounder on their way to the model. */
export const shortenedFaults: readonly Fault[] = [
  {
    id: 'keeps-the-last-ten-messages',
    says: 'passes only the last ten messages on',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: passingOn((body) => ({ ...body, messages: messagesOf(body).slice(-10) })),
  },
  {
    id: 'cuts-long-messages',
    says: 'cuts a message after 8,000 characters',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: eachText((text) => text.slice(0, 8000)),
  },
  {
    id: 'cuts-files',
    says: 'cuts a message after 256 KiB',
    seen: [reference],
    kills: ['fidelity.messages-arrive'],
    bend: eachText((text) => text.slice(0, 262_144)),
  },
  {
    id: 'reads-requests-piece-by-piece',
    says: 'reads a request as text 64 KiB at a time, and breaks the characters between two pieces',
    seen: [field('librefang/librefang#3448')],
    kills: ['fidelity.characters-arrive'],
    bend: {
      request: (request) => {
        const pieces = Array.from({ length: Math.ceil(request.body.length / piece) }, (_, index) =>
          request.body.subarray(index * piece, (index + 1) * piece).toString(),
        );
        return pieces.length < 2 ? request : { ...request, body: Buffer.from(pieces.join('')) };
      },
    },
  },
  {
    id: 'trims-messages',
    says: 'leaves out the blanks around a message',
    seen: [reference],
    kills: ['fidelity.blanks-arrive'],
    bend: eachText((text) => text.trim()),
  },
  {
    id: 'turns-line-ends-around',
    says: 'makes one line feed of the line ends of DOS',
    seen: [field('librefang/librefang#3448')],
    kills: ['fidelity.characters-arrive'],
    bend: eachText((text) => text.replaceAll('\r\n', '\n')),
  },
  {
    id: 'cuts-descriptions',
    says: 'cuts what a tool is described by after 512 characters',
    seen: [functions],
    kills: ['fidelity.tools-arrive'],
    bend: eachDefinition((definition) => ({
      ...definition,
      ...(typeof definition['description'] === 'string' && { description: definition['description'].slice(0, 512) }),
    })),
  },
  {
    id: 'renames-tools',
    says: 'calls a tool by another name, in which it allows fewer characters than the API',
    seen: [functions],
    kills: ['fidelity.tools-arrive'],
    bend: eachDefinition((definition) => ({ ...definition, name: String(definition['name']).replace(/\W/g, '_') })),
  },
  {
    id: 'caps-answers',
    says: 'asks for at most 512 tokens, however many the client allowed',
    seen: [field('BerriAI/litellm#1629')],
    kills: ['fidelity.parameters-arrive'],
    bend: passingOn((body) => ({
      ...body,
      ...(typeof body['max_tokens'] === 'number' && { max_tokens: Math.min(512, body['max_tokens']) }),
    })),
  },
  {
    id: 'rounds-temperatures',
    says: 'rounds the temperature to a tenth',
    seen: [field('QuantumNous/new-api#710')],
    kills: ['fidelity.parameters-arrive'],
    bend: passingOn((body) => ({
      ...body,
      ...(typeof body['temperature'] === 'number' && { temperature: Math.round(body['temperature'] * 10) / 10 }),
    })),
  },
];
