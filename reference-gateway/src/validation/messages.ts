import type { JsonObject } from '../http/json-body.ts';
import { arrayOf, asArray, asObject } from './composites.ts';
import { content } from './content.ts';
import type { Rule } from './rule.ts';
import { missing, require, wrongType } from './rule.ts';
import { oneOf, string, text } from './scalars.ts';
import { checkToolReplies } from './tool-replies.ts';

const textOnly = ['text'];
const roles: Readonly<Record<string, Rule>> = {
  system: spoken(textOnly),
  developer: spoken(textOnly),
  user: spoken(['text', 'image_url', 'input_audio', 'file']),
  assistant,
  tool(value, param) {
    const message = asObject(value, param);
    require(message, 'tool_call_id', string, `${param}.`);
    require(message, 'content', content(textOnly), `${param}.`);
  },
  function(value, param) {
    const message = asObject(value, param);
    require(message, 'name', string, `${param}.`);
    if (message['content'] !== null) require(message, 'content', content(textOnly), `${param}.`);
  },
};

/** The messages of a chat request: each by the rules of its role, tool replies in their place. */
export const checkMessages: Rule = (value, param) => {
  const messages = asArray(value, param, 1).map((message, index) => asObject(message, `${param}[${index}]`));
  messages.forEach((message, index) => {
    const path = `${param}[${index}]`;
    require(message, 'role', oneOf(...Object.keys(roles)), `${path}.`);
    const { name } = message;
    if (name !== undefined && name !== null) string(name, `${path}.name`);
    roles[String(message['role'])]?.(message, path);
  });
  checkToolReplies(messages, param);
};

function spoken(kinds: readonly string[]): Rule {
  return (value, param) => require(asObject(value, param), 'content', content(kinds), `${param}.`);
}

// An assistant message may be empty when something else was said: a call, a refusal, audio, a vendor's reasoning.
function assistant(value: unknown, param: string): void {
  const message = asObject(value, param);
  const { content: said, tool_calls: calls } = message;
  if (said !== undefined && said !== null) content(['text', 'refusal'])(said, `${param}.content`);
  else if (!saysSomethingElse(message)) {
    throw said === null
      ? wrongType(`${param}.content`, 'a string or an array of parts', said)
      : missing(`${param}.content`);
  }
  if (calls === undefined || calls === null) return;
  arrayOf(toolCall)(calls, `${param}.tool_calls`);
}

function saysSomethingElse(message: JsonObject): boolean {
  const others = [
    'tool_calls',
    'function_call',
    'refusal',
    'audio',
    'reasoning_content',
    'reasoning',
    'reasoning_details',
  ];
  return others.some((name) => message[name] !== undefined && message[name] !== null);
}

function toolCall(value: unknown, param: string): void {
  const call = asObject(value, param);
  require(call, 'id', text, `${param}.`);
  require(call, 'type', oneOf('function', 'custom'), `${param}.`);
  if (call['type'] === 'custom') return;
  require(call, 'function', (called, path) => {
    require(asObject(called, path), 'name', text, `${path}.`);
    require(asObject(called, path), 'arguments', string, `${path}.`);
  }, `${param}.`);
}
